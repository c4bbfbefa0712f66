//! The controls of a clause, in one's own draft and in a proposal alike: its words, why, how both will know, and days.

use crate::app::dates;
use crate::app::field::Field;
use crate::app::form::Form;
use crate::app::screens::unread_day;
use crate::domain::agreement::AgreementDraft;
use chrono::NaiveDate;

/// A control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::screens) enum Spot {
    What,
    Why,
    Sign,
    Slip,
    Review,
    Ends,
    Press,
}

/// The controls as drafts name them.
pub(in crate::app::screens) const NAMES: [(Spot, &str); 6] = [
    (Spot::What, "what"),
    (Spot::Why, "why"),
    (Spot::Sign, "sign"),
    (Spot::Slip, "slip"),
    (Spot::Review, "review"),
    (Spot::Ends, "ends"),
];

/// The controls that hold words.
pub(in crate::app::screens) const WORDS: [Spot; 4] = [Spot::What, Spot::Why, Spot::Sign, Spot::Slip];

/// `form` with the controls of a clause that say `text`, and these buttons.
pub(in crate::app::screens) fn controls(form: Form<Spot>, text: &AgreementDraft, buttons: &[&str]) -> Form<Spot> {
    let day = |day: Option<NaiveDate>| Field::line(&day.map(|day| day.to_string()).unwrap_or_default());
    let mut form = form
        .field(Spot::What, "What it asks of both", Field::line(&text.what))
        .field(Spot::Why, "Why", Field::line(&text.why))
        .field(Spot::Sign, "How we will know", Field::line(&text.sign))
        .field(Spot::Slip, "If it slips", Field::line(&text.slip))
        .field(Spot::Review, "Look at it again on", day(text.review))
        .field(Spot::Ends, "It ends on", day(text.ends))
        .buttons(Spot::Press, buttons);
    form.set_aside(Spot::Slip, aside(Spot::Slip));
    form.set_aside(Spot::Review, "A day like 2026-12-20. Four weeks from now is usual.");
    form.set_aside(Spot::Ends, "A day, or nothing. What lets one look into another's things needs one.");
    form
}

/// What stands beside a control of words.
pub(in crate::app::screens) const fn aside(spot: Spot) -> &'static str {
    match spot {
        Spot::Slip => "What each does next. A talk, not a penalty.",
        _ => "",
    }
}

/// What was typed, as a clause; or where something is missing, and what.
pub(in crate::app::screens) fn read(form: &Form<Spot>, today: NaiveDate) -> Result<AgreementDraft, (Spot, String)> {
    let what = form.text(Spot::What);
    if what.is_empty() {
        return Err((Spot::What, "Write what it asks of both of you first. A few words are enough.".into()));
    }
    let day = |spot| match form.text(spot).as_str() {
        "" => Ok(None),
        text => dates::read(text, today).map(Some).ok_or_else(|| (spot, unread_day(text))),
    };
    Ok(AgreementDraft {
        what,
        why: form.text(Spot::Why),
        sign: form.text(Spot::Sign),
        slip: form.text(Spot::Slip),
        review: day(Spot::Review)?,
        ends: day(Spot::Ends)?,
    })
}

/// All words that stand in the form, one field a line.
pub(in crate::app::screens) fn words(form: &Form<Spot>) -> String {
    WORDS.map(|spot| form.text(spot)).join("\n")
}
