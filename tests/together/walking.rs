//! Every talk walked by two people through the real screens and the real runtime: each alone, hand over, lock in,
//! release, side by side; together, written down and said yes to; with a crash at every part.

use crate::home;
use crate::left::{Walked, text};
use crate::pairs::{Homes, Pair, others, pairs, talks};
use crate::seat::{Control, Pictures, Seat};
use mendway::app::action::{Action, Command, Input};
use mendway::app::page::Take;
use mendway::domain::person::Person;
use mendway::env::Clock;
use mendway::guides::talk::Talk;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Whether the program is ended where it stands, at every part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Crashes {
    None,
    EveryPart,
}

/// Two people on their way through one talk.
pub struct Walk {
    talk: &'static Talk,
    pair: Pair,
    home: PathBuf,
    clock: Clock,
    pub seat: Seat,
    at_keyboard: Person,
    /// Pages of the round that were seen, so that each is crashed on once.
    crashed: BTreeSet<String>,
    crashed_so_far: usize,
    crashes: Crashes,
    /// Numbers the words that are typed.
    typed: usize,
    /// What was typed in which part: the round stands there while it is typed.
    words: BTreeMap<String, Vec<String>>,
    hand_overs: usize,
}

impl Walk {
    fn begin(homes: &Homes, talk: &'static Talk, pair: Pair, crashes: Crashes) -> Self {
        let home = homes.of(pair, &format!("{}-{:?}-{:?}-{:?}", talk.id, pair.bond, pair.role, pair.first));
        let clock = Clock::standing(home::evening());
        let pictures = if crashes == Crashes::None { Pictures::Taken } else { Pictures::None };
        let mut seat = Seat::at(&home, &clock, pictures);
        seat.unlock(Person::First);
        seat.run(Command::Together);
        seat.press("Talk together");
        seat.press(&talk.title);
        let other = capital(pair.bond.other());
        seat.press(if pair.first == Person::First { "You" } else { &other });
        seat.press("Begin");
        Self::of(talk, pair, home, seat, crashes)
    }

    /// On from where a round stands, with this person at the keyboard; `None` if there is none, or none that goes on.
    pub fn on(talk: &'static Talk, pair: Pair, home: PathBuf, whose: Person) -> Option<Self> {
        let mut seat = Seat::at(&home, &Clock::standing(home::evening()), Pictures::None);
        seat.unlock(whose);
        seat.run(Command::Together);
        if !seat.shown.has("Go on: ") {
            seat.leave();
            return None;
        }
        seat.press("Go on: ");
        Some(Self { at_keyboard: whose, ..Self::of(talk, pair, home, seat, Crashes::None) })
    }

    fn of(talk: &'static Talk, pair: Pair, home: PathBuf, seat: Seat, crashes: Crashes) -> Self {
        Self {
            talk,
            pair,
            home,
            clock: Clock::standing(home::evening()),
            seat,
            at_keyboard: Person::First,
            crashed: BTreeSet::new(),
            crashed_so_far: 0,
            crashes,
            typed: 0,
            words: BTreeMap::new(),
            hand_overs: 0,
        }
    }

    fn what(&self) -> String {
        format!("{} {:?}, {:?} at the keyboard:\n{}", self.talk.id, self.pair, self.at_keyboard, self.seat.shown.said)
    }

    /// The part whose page is shown; `None` on a page of the player.
    fn part(&self) -> Option<&'static mendway::guides::talk::Part> {
        let head = self.seat.shown.said.lines().next().unwrap_or_default();
        let number = head.split_once("| part ")?.1.split(' ').next()?.parse::<usize>().ok()?;
        head.contains("for two").then(|| &self.talk.parts[number - 1])
    }

    fn is_over(&self) -> bool {
        self.seat.shown.labels().iter().any(|label| label == "Leave")
    }

    /// To the end, by both.
    pub fn walk_on(&mut self) {
        for _ in 0..400 {
            if self.is_over() && self.part().is_some() {
                return;
            }
            match self.part() {
                Some(part) => {
                    self.crash_once();
                    self.step(part.id.as_str());
                }
                None => self.answer(),
            }
        }
        panic!("no end: {}", self.what());
    }

    /// Ends the program where it stands, and comes back: the page is the same.
    fn crash_once(&mut self) {
        let key = self.part().map(|part| part.id.to_string()).unwrap_or_default();
        if self.crashes == Crashes::None || !self.crashed.insert(key) {
            return;
        }
        let before = self.seat.shown.said.clone();
        self.restart();
        assert_eq!(self.seat.shown.said, before, "{}", self.what());
    }

    /// The same in the middle of what someone writes: it goes on there, and none of it is in the room for two.
    fn crash_while_writing(&mut self, part: &str) {
        if self.crashes == Crashes::None
            || self.part().is_some()
            || !self.crashed.insert(format!("{:?} {part}", self.at_keyboard))
        {
            return;
        }
        let before = self.seat.shown.said.clone();
        let said = self.restart();
        let own = if self.at_keyboard == Person::First { "x1" } else { "x2" };
        for words in self.words.get(part).into_iter().flatten().filter(|words| words.ends_with(own)) {
            assert!(!said.contains(words.as_str()), "{words} is in the room for two too early: {}", self.what());
        }
        self.seat.press("Write");
        assert_eq!(self.seat.shown.said, before, "{}", self.what());
    }

    /// Ends the program, and comes back to the round. Gives back what stood in the room for two in between.
    fn restart(&mut self) -> String {
        let fresh = Seat::at(&self.home, &self.clock, Pictures::None);
        // The old one still holds the home: it goes first, and the new one asks when it unlocks.
        std::mem::replace(&mut self.seat, fresh).crash();
        let said = text(&home::unlock_at(&self.home, self.at_keyboard, &home::evening()));
        self.crashed_so_far += 1;
        self.seat.unlock(self.at_keyboard);
        self.seat.run(Command::Together);
        self.seat.press("Go on: ");
        said
    }

    /// What is next, by the buttons of the page.
    fn step(&mut self, part: &str) {
        let shown = &self.seat.shown;
        assert!(shown.has("Stop here for good") && shown.has("Pause for 20 minutes"), "{}", self.what());
        self.stands_in_both_faces();
        let next =
            ["Lock mine in", "I am done with mine", "Show mine when both say so", "Show both", "Put this where both"];
        let ahead = ["Yes to these words", "Write"];
        if let Some(label) = next.iter().chain(&ahead).find(|label| shown.has(label)) {
            return self.seat.press(label);
        }
        let on = ["Go on", "Finish"].into_iter().find(|label| shown.labels().iter().any(|known| known == label));
        // Whoever may go on although the other has not answered waits for them here: nothing is left out.
        let waits = shown.labels().first().is_some_and(|first| first.starts_with("Hand"));
        let yes_first = shown.said.contains("has not said yes to it") && part.len().is_multiple_of(2);
        match on {
            Some(label) if !(waits || yes_first && self.hand_overs.is_multiple_of(2)) => self.seat.press(label),
            _ => self.hand_over(),
        }
    }

    /// Every way on can be read in plain lines and in the full screen, there perhaps further down.
    fn stands_in_both_faces(&self) {
        let [wide, small, plain] = &self.seat.shown.pictures;
        if plain.is_empty() {
            return;
        }
        for label in self.seat.shown.labels() {
            assert!(plain.contains(&label), "{label}: {plain}");
            for drawn in [wide, small] {
                assert!(drawn.contains(&label) || drawn.contains("below"), "{label}: {drawn}");
            }
        }
    }

    fn hand_over(&mut self) {
        assert!(self.seat.shown.has("Hand the keyboard over"), "a dead end: {}", self.what());
        self.seat.press("Hand the keyboard over");
        assert!(self.seat.shown.said.starts_with("notes"), "{}", self.what());
        self.at_keyboard = self.at_keyboard.other();
        self.hand_overs += 1;
        self.seat.unlock(self.at_keyboard);
        assert!(self.part().is_some(), "not led back to the round: {}", self.what());
    }

    /// Gives every control of a page of the player a value, and goes on.
    fn answer(&mut self) {
        let at = self.standing();
        for (block, control) in self.seat.shown.controls.clone() {
            let input = match control {
                Control::Field(label) => Input::Text(self.text(&at, &label)),
                Control::Choice(_, Take::Many) => Input::Picks(vec![0, 1]),
                Control::Choice(..) => Input::Pick(0),
                Control::Rating => Input::Rate(4),
                Control::Press(_) => continue,
            };
            self.seat.give(block, input);
        }
        if self.seat.shown.timer {
            self.seat.act(Action::Activate);
            self.seat.act(Action::Activate);
        }
        self.seat.run(Command::Next);
        self.crash_while_writing(&at);
    }

    /// Words that occur nowhere else, or what the field takes.
    fn text(&mut self, at: &str, label: &str) -> String {
        match label.split(' ').collect::<Vec<_>>()[..] {
            ["Day" | "Day,", ..] => "2026-12-01".to_owned(),
            ["From", least, "to", ..] => least.to_owned(),
            _ => {
                self.typed += 1;
                let words = format!("word{}x{}", self.typed, self.at_keyboard.number());
                self.words.entry(at.to_owned()).or_default().push(words.clone());
                words
            }
        }
    }

    /// The part that is being answered, by the title of the page of the player.
    fn standing(&self) -> String {
        let head = self.seat.shown.said.lines().next().unwrap_or_default();
        let title = head.split(" | ").next().unwrap_or_default();
        let named = self.talk.parts.iter().find(|part| part.exercise().is_some_and(|exercise| exercise.title == title));
        named.map_or_else(|| panic!("whose page is this? {}", self.what()), |part| part.id.to_string())
    }

    /// Both say yes to whatever waits for theirs, and leave.
    pub fn yes_to_all(mut self) -> Walked {
        for _ in 0..2 {
            while self.seat.shown.has("Yes to these words") {
                assert!(
                    self.seat.shown.said.contains("has not said yes to it")
                        || self.seat.shown.said.contains("You have not said yes"),
                    "{}",
                    self.what()
                );
                self.seat.press("Yes to these words");
            }
            let end = "You came to the end of this together.";
            assert!(
                self.seat.shown.said.contains(end) || self.seat.shown.said.starts_with("Together"),
                "{}",
                self.what()
            );
            self.seat.run(Command::HandOver);
            self.at_keyboard = self.at_keyboard.other();
            self.seat.unlock(self.at_keyboard);
            self.seat.run(Command::Together);
            if self.seat.shown.has("Look at: ") {
                self.seat.press("Look at: ");
            }
        }
        let Self { talk, pair, home, seat, words, hand_overs, crashed_so_far, .. } = self;
        seat.leave();
        Walked { talk, pair, home, words, hand_overs, crashes: crashed_so_far }
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// Walks one talk, looks at what is left, and gives that back.
fn walk(homes: &Homes, talk: &'static Talk, pair: Pair, crashes: Crashes) -> Walked {
    let mut walk = Walk::begin(homes, talk, pair, crashes);
    walk.walk_on();
    let done = walk.yes_to_all();
    done.judge();
    std::fs::remove_dir_all(&done.home).expect("removed");
    done
}

#[test]
fn every_talk_goes_on_where_it_stood_after_a_crash_at_any_part() {
    let homes = Homes::new();
    let mut crashes = 0;
    for (number, talk) in talks().into_iter().enumerate() {
        crashes += walk(&homes, talk, others(number, talk), Crashes::EveryPart).crashes;
    }
    let parts: usize = talks().iter().map(|talk| talk.parts.len()).sum();
    println!("{crashes} crashes at {parts} parts");
    assert!(crashes > parts, "{crashes} crashes at {parts} parts");
}

#[test]
fn every_talk_can_be_walked_to_its_end_and_leaves_exactly_what_both_released() {
    let homes = Homes::new();
    let (mut walked, mut hand_overs) = (0, 0);
    for (number, talk) in talks().into_iter().enumerate() {
        for pair in pairs(number).into_iter().filter(|pair| talk.bonds.contains(&pair.bond)) {
            hand_overs += walk(&homes, talk, pair, Crashes::None).hand_overs;
            walked += 1;
        }
    }
    println!("{walked} walks, {hand_overs} hand-overs");
    assert!(walked >= 20 && hand_overs > walked, "{walked} walks, {hand_overs} hand-overs");
}
