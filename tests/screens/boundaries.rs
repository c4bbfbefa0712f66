use super::ledger_looks::{clause, limit};
use crate::kit::press;
use crate::kit::reading::{field, give, push, says};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go, RecordEffect};
use mendway::app::page::Block;
use mendway::app::route::Route;
use mendway::app::screen::Screen;
use mendway::app::screens::agreements::{Agreements, one::OneAgreement};
use mendway::app::screens::boundaries::{Boundaries, one::OneBoundary};
use mendway::domain::boundary::{Area, BoundaryKind};
use mendway::domain::draft::{DraftPlace, DraftText, KeptDraft};

fn choice(screen: &dyn Screen, label: &str) -> usize {
    crate::kit::reading::block_where(
        screen,
        |block| matches!(block, Block::Choice(choice) if choice.label.starts_with(label)),
    )
}

#[test]
fn a_new_limit_is_saved_with_its_kind_area_and_day() {
    let mut new = OneBoundary::new(None, None);
    press(&mut new, "'Please ring first'");
    let (kind, area, since) = (choice(&new, "What it is"), choice(&new, "What it is about"), field(&new, "Since"));
    give(&mut new, kind, Input::Pick(1));
    give(&mut new, area, Input::Pick(0));
    give(&mut new, since, Input::Text("2026-11-01".into()));
    let effects = press(&mut new, "ctrl+s");
    let [Effect::Boundary(RecordEffect::Save(None, text)), Effect::Go(Go::Close), Effect::Say(_)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(
        (text.words.as_str(), text.kind, text.area),
        ("Please ring first", BoundaryKind::Request, Some(Area::Contact))
    );
    assert_eq!(text.since.map(|day| day.to_string()), Some("2026-11-01".into()));
}

#[test]
fn typed_words_are_kept_as_a_draft_also_a_day_that_cannot_be_read_yet() {
    let mut new = OneBoundary::new(None, None);
    let since = field(&new, "Since");
    press(&mut new, "'No jokes'");
    let effects = give(&mut new, since, Input::Text("2026-1".into()));
    let Some(Effect::Keep(draft)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(draft.place, DraftPlace::Boundary(None));
    assert!(matches!(&draft.text, DraftText::Form(given) if given["since"] == "2026-1"));
    let kept = KeptDraft { draft: draft.clone(), kept: crate::kit::now() };
    let mut again = OneBoundary::new(None, Some(&kept));
    assert!(says(&again).contains("No jokes") && says(&again).contains("2026-1"));
    let effects = press(&mut again, "ctrl+s");
    assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("2026-1")), "{effects:?}");
}

#[test]
fn an_unchanged_record_is_closed_without_a_write() {
    let effects = press(&mut OneBoundary::new(Some(limit()), None), "ctrl+s");
    assert!(matches!(&effects[..], [Effect::Discard(_), Effect::Go(Go::Close)]), "{effects:?}");
    let effects = press(&mut OneAgreement::new(Some(clause()), None), "esc");
    assert!(matches!(&effects[..], [Effect::Discard(_), Effect::Go(Go::Close)]), "{effects:?}");
}

#[test]
fn letting_go_keeps_the_words_and_can_be_undone() {
    let effects = push(&mut OneBoundary::new(Some(limit()), None), "Let it go");
    assert!(matches!(&effects[0], Effect::Boundary(RecordEffect::End(_))), "{effects:?}");
    let mut gone = limit();
    gone.ended = Some(crate::kit::now());
    let effects = push(&mut OneBoundary::new(Some(gone), None), "Take it up again");
    assert!(matches!(&effects[0], Effect::Boundary(RecordEffect::Resume(_))), "{effects:?}");
    let effects = push(&mut OneAgreement::new(Some(clause()), None), "Let it go");
    assert!(matches!(&effects[0], Effect::Agreement(RecordEffect::End(_))), "{effects:?}");
}

#[test]
fn earlier_wordings_stand_below() {
    assert!(says(&OneBoundary::new(Some(limit()), None)).contains("I leave (limit, since 1 Nov 2026)"));
    assert!(says(&OneAgreement::new(Some(clause()), None)).contains("Phones rest | Why: We both sleep better"));
}

#[test]
fn a_clause_takes_what_why_how_we_will_know_and_both_days() {
    let mut new = OneAgreement::new(None, None);
    press(&mut new, "'Phones rest'");
    for (label, text) in [
        ("Why", "Sleep"),
        ("How we", "The bowl"),
        ("If it", "We talk"),
        ("Look", "2026-12-20"),
        ("It ends", "2027-01-20"),
    ] {
        let at = field(&new, label);
        give(&mut new, at, Input::Text(text.into()));
    }
    let effects = press(&mut new, "ctrl+s");
    let Effect::Agreement(RecordEffect::Save(None, text)) = &effects[0] else { panic!("{effects:?}") };
    assert_eq!((text.what.as_str(), text.why.as_str(), text.slip.as_str()), ("Phones rest", "Sleep", "We talk"));
    assert_eq!(text.ends.map(|day| day.to_string()), Some("2027-01-20".into()));
}

#[test]
fn the_lists_open_the_record_and_a_new_one() {
    let effects = press(&mut Boundaries::new(vec![limit()]), "enter n");
    let routes: Vec<&Route> = effects
        .iter()
        .filter_map(|effect| if let Effect::Go(Go::Open(route)) = effect { Some(route) } else { None })
        .collect();
    assert!(matches!(&routes[..], [Route::Boundary(Some(_)), Route::Boundary(None)]), "{effects:?}");
    let effects = press(&mut Agreements::new(Vec::new()), "enter");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Agreement(None)))]), "{effects:?}");
}
