//! What is left of a talk, against what each of the two wrote in their own room.

use crate::home;
use crate::pairs::Pair;
use mendway::domain::ids::Slug;
use mendway::domain::person::Person;
use mendway::domain::sitting::Response;
use mendway::domain::statement::{Ending, RecordId, Statement};
use mendway::guides::talk::{PartKind, Talk, Then};
use mendway::home::{Opened, RoomError};
use mendway::insight::ours::{Book, RoundState, Shown, Side};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is left of a talk.
pub struct Walked {
    pub talk: &'static Talk,
    pub pair: Pair,
    pub home: PathBuf,
    pub words: BTreeMap<String, Vec<String>>,
    pub hand_overs: usize,
    pub crashes: usize,
}

/// Everything in the room for two, as text.
pub fn text(opened: &Opened) -> String {
    let (said, faults) = opened.statements().expect("read");
    assert_eq!(faults, []);
    said.iter().map(|one| serde_json::to_string(&one.said).expect("text")).collect()
}

/// What one person wrote for each part, in their own room.
fn own(home: &Path, whose: Person, record: RecordId, talk: &Talk) -> BTreeMap<Slug, Vec<Response>> {
    let opened = home::unlock_at(home, whose, &home::evening());
    let parts: Vec<Slug> = talk.parts.iter().map(|part| part.id.clone()).collect();
    let kept = opened.keeper.ask(move |room| {
        let mut kept = BTreeMap::new();
        for part in parts {
            if let Some(apart) = room.apart(record, &part)? {
                kept.insert(part, room.sitting(apart.sitting)?.responses);
            }
        }
        Ok::<_, RoomError>(kept)
    });
    let mut kept = kept.expect("read");
    kept.values_mut().for_each(|responses| responses.retain(|response| response.value.is_some()));
    kept
}

impl Walked {
    fn said(&self) -> Vec<Statement> {
        let opened = home::unlock_at(&self.home, Person::First, &home::evening());
        let (said, faults) = opened.statements().expect("read");
        assert_eq!(faults, [], "{} {:?}", self.talk.id, self.pair);
        said
    }

    /// Everything that was released stands in the room for two word for word, and nothing else does.
    pub fn judge(&self) {
        let what = format!("{} {:?}", self.talk.id, self.pair);
        let said = self.said();
        let book = Book::read(&said);
        let [round] = book.rounds() else { panic!("{what}: {} rounds", book.rounds().len()) };
        assert!(matches!(round.state, RoundState::Ended { how: Ending::Whole, .. }), "{what}: {:?}", round.state);
        assert_eq!(round.oddities, [], "{what}");
        assert_eq!(round.first, self.pair.first, "{what}");
        for whose in Person::BOTH {
            assert_eq!(round.awaiting_yes(whose).count(), 0, "{what}: a note without a yes");
        }
        let all = said.iter().map(|one| serde_json::to_string(&one.said).expect("text")).collect::<String>();
        let wrote = Person::BOTH.map(|whose| own(&self.home, whose, round.record, self.talk));
        let by = |whose: Person, part: &Slug| wrote[usize::from(whose.number()) - 1].get(part).cloned();
        for part in &self.talk.parts {
            let at = format!("{what} {}", part.id);
            let typed = self.words.get(part.id.as_str()).cloned().unwrap_or_default();
            let shown = match part.kind {
                PartKind::Apart { who, then } => {
                    let answers = Person::BOTH.map(|whose| {
                        let theirs = by(whose, &part.id);
                        let means = who.means(whose, self.pair.first, self.pair.role_of(whose));
                        assert_eq!(theirs.is_some(), means, "{at}: who answers");
                        theirs.unwrap_or_default()
                    });
                    let shown = round.apart(&part.id).and_then(|apart| apart.shown());
                    let [first, second] = &answers;
                    let wanted = (then == Then::Reveal).then_some(Shown { first, second });
                    assert_eq!(shown, wanted, "{at}: not what both wrote, or not side by side");
                    then == Then::Reveal
                }
                PartKind::Joint { .. } => {
                    let notes: Vec<_> = round.notes.iter().filter(|note| note.part == part.id).collect();
                    let [note] = notes[..] else { panic!("{at}: {} notes", notes.len()) };
                    let wrote = by(note.stamp.author, &part.id);
                    assert_eq!(Some(&note.lines), wrote.as_ref(), "{at}: other words than were typed");
                    assert!(note.is_assented(), "{at}");
                    true
                }
                PartKind::Read | PartKind::Talk | PartKind::Floor { .. } => {
                    assert_eq!(round.side(&part.id, Person::First), Side::Open, "{at}");
                    true
                }
            };
            for words in &typed {
                assert_eq!(all.contains(words.as_str()), shown, "{at}: {words}");
            }
        }
    }
}
