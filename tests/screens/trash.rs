use crate::kit::press;
use crate::kit::reading::{field, give, list, says};
use crate::kit::samples::evening;
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go, JournalEffect};
use mendway::app::route::Route;
use mendway::app::screens::trash::Trash;
use mendway::domain::entry::Trashed;
use mendway::domain::ids::EntryId;
use mendway::domain::settings::Names;

fn rows() -> Vec<Trashed> {
    let one = |id, title: &str, days| Trashed {
        id: EntryId(id),
        title: title.into(),
        deleted: evening(days),
        days_left: 30 - u8::try_from(days).expect("few days"),
    };
    vec![one(4, "A talk", 1), one(2, "Old words", 29)]
}

fn trash() -> Trash {
    Trash::new(rows(), Names::Shown)
}

#[test]
fn what_was_deleted_is_listed_with_the_days_it_has_left() {
    let said = says(&trash());
    assert!(said.contains("> A talk | deleted yesterday, 29 days left"), "{said}");
    assert!(said.contains("  Old words | deleted 24 Oct, 1 day left"), "{said}");
    assert!(!says(&Trash::new(rows(), Names::Hidden)).contains("talk"));
}

#[test]
fn one_is_put_back_with_enter_or_u_or_its_number() {
    for keys in ["j enter", "j u"] {
        let effects = press(&mut trash(), keys);
        assert!(
            matches!(
                &effects[..],
                [
                    Effect::Journal(JournalEffect::Untrash(EntryId(2))),
                    Effect::Go(Go::Replace(Route::Trash)),
                    Effect::Say(_)
                ]
            ),
            "{effects:?}"
        );
    }
    let mut trash = trash();
    let block = list(&trash);
    let effects = give(&mut trash, block, Input::Pick(0));
    assert!(matches!(&effects[0], Effect::Journal(JournalEffect::Untrash(EntryId(4)))), "{effects:?}");
}

#[test]
fn deleting_for_good_needs_the_word() {
    let mut trash = trash();
    press(&mut trash, "j D");
    assert!(says(&trash).contains("This deletes \"Old words\" and its earlier wordings for good."), "{}", says(&trash));
    assert!(says(&trash).contains("Backups made before now still hold it"));
    let effects = press(&mut trash, "'delet' enter");
    let [Effect::Say(notice)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(notice.text, "Nothing was deleted.");
    let effects = press(&mut trash, "D 'delete' enter");
    assert!(matches!(&effects[0], Effect::Journal(JournalEffect::Purge(EntryId(2)))), "{effects:?}");
}

#[test]
fn the_whole_trash_is_emptied_with_the_word_only() {
    let mut trash = trash();
    press(&mut trash, "E");
    assert!(says(&trash).contains("This deletes all 2 entries in the trash for good."));
    assert!(press(&mut trash, "esc").is_empty(), "the question is left, the trash stays");
    press(&mut trash, "E");
    let block = field(&trash, "Type delete");
    give(&mut trash, block, Input::Text("Delete ".into()));
    let effects = press(&mut trash, "enter");
    assert!(matches!(&effects[0], Effect::Journal(JournalEffect::EmptyTrash)), "{effects:?}");
}

#[test]
fn an_empty_trash_says_what_it_is_for() {
    let mut trash = Trash::new(Vec::new(), Names::Shown);
    assert!(says(&trash).contains("What you delete stays here for 30 days"));
    assert!(press(&mut trash, "enter D E u").is_empty());
    assert!(matches!(&press(&mut trash, "esc")[..], [Effect::Go(Go::Close)]));
}
