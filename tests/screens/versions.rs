use crate::kit::reading::{give, list, says, says_in};
use crate::kit::samples::{entry, evening};
use crate::kit::{press, scene};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go, JournalEffect};
use mendway::app::scene::{Cover, Scene};
use mendway::app::screens::versions::Versions;
use mendway::domain::entry::Version;
use mendway::domain::ids::{EntryId, VersionId};

fn versions() -> Versions {
    let one =
        |id, days, body: &str| Version { id: VersionId(id), text: entry(7, "", body).text, replaced: evening(days) };
    Versions::new(EntryId(7), vec![one(12, 1, "The second wording."), one(11, 3, "The first wording.")])
}

#[test]
fn each_earlier_wording_is_told_with_its_day_and_beginning() {
    let said = says(&versions());
    assert!(said.contains("> until Sat 21 Nov, 21:00 | 3 words | The second wording."), "{said}");
    assert!(said.contains("  until Thu 19 Nov, 21:00 | 3 words | The first wording."), "{said}");
}

#[test]
fn one_is_read_and_put_back() {
    let mut versions = versions();
    press(&mut versions, "j enter");
    assert!(says(&versions).contains("2 of 2\nThis wording stood until Thu 19 Nov, 21:00.\nThe first wording."));
    press(&mut versions, "right");
    assert!(says(&versions).contains("The second wording."));
    let effects = press(&mut versions, "r");
    assert!(
        matches!(
            &effects[..],
            [
                Effect::Journal(JournalEffect::RestoreVersion(EntryId(7), VersionId(12))),
                Effect::Go(Go::Close),
                Effect::Say(_)
            ]
        ),
        "{effects:?}"
    );
}

#[test]
fn the_plain_face_reads_a_wording_by_its_number() {
    let mut versions = versions();
    let block = list(&versions);
    give(&mut versions, block, Input::Pick(1));
    assert!(says(&versions).contains("The first wording."));
    assert!(press(&mut versions, "esc").iter().all(|effect| matches!(effect, Effect::Scroll(_))), "back to the list");
    assert!(matches!(&press(&mut versions, "esc")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn an_entry_with_one_wording_says_so() {
    let mut none = Versions::new(EntryId(7), Vec::new());
    assert!(says(&none).contains("This entry has only one wording."));
    assert!(press(&mut none, "enter r").is_empty());
}

#[test]
fn covered_wordings_show_no_word() {
    let mut versions = versions();
    let covered = Scene { cover: Cover::Covered, ..scene() };
    assert!(!says_in(&versions, &covered).contains("wording."));
    press(&mut versions, "enter");
    assert!(!says_in(&versions, &covered).contains("second"));
}
