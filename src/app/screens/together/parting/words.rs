//! What the pages about stopping say. Whoever is afraid may read them with the other beside them.

use super::super::people::People;
use super::{Opening, Spot, Standing};
use crate::app::dates;
use crate::app::form::Form;
use crate::app::page::Tone;
use crate::domain::statement::Parting as How;
use crate::prose::Document;

const WITHOUT_A_WORD: &str = "You can also simply not come back. Nothing tells them why.\n\
     If stopping could put you in danger, talk to someone who knows about this first. Safety and help has their \
     numbers. A sudden change can be noticed.";

pub(super) fn ways(opening: &Opening) -> Form<Spot> {
    let mut form = Form::new();
    if let Some((how, day, _)) = opening.own {
        form = form.say(&format!("You {} on {}.", done(how), dates::full_day(day)));
    }
    if opening.standing == Standing::Closed {
        form = form.say("What you share is closed now. You can still take a copy of it along.");
    }
    let other = opening.people.other();
    form =
        form.say("You decide this for yourself, at any time, and you owe nobody a reason. Going on is just as open.");
    form.heading("Pause")
        .say(&format!(
            "You stop for a while. What you and {other} share closes. It opens again when both say yes again."
        ))
        .heading("Finish")
        .say("The work for two is done, or done enough. What you share closes for you. Your own pages go on as before.")
        .heading("Part")
        .say(&format!("You and {other} go separate ways here. What you share closes for you, for good."))
        .heading("A copy to take along")
        .say("A file with everything that was shared, line by line. You can read it without Mendway.")
        .callout(Tone::Info, Document::from_plain(WITHOUT_A_WORD))
}

const fn done(how: How) -> &'static str {
    match how {
        How::Pause => "paused",
        How::Finish => "finished the work for two",
        How::Part => "ended the work for two",
    }
}

pub(super) fn asking(how: How, people: People) -> Form<Spot> {
    let other = people.other();
    let (heading, now) = match how {
        How::Pause => (
            "Pause for a while?",
            "Your yes is taken back, so what you share closes at once. To go on, both say yes again. \
             Then this page has a button to go on.",
        ),
        How::Finish => (
            "Finish the work for two?",
            "Your yes is taken back, so what you share closes at once. If both finish, it stays closed.",
        ),
        How::Part => {
            ("Part here?", "Your yes is taken back, so what you share closes at once. If both end it, it stays closed.")
        }
    };
    let keeps = format!(
        "You keep your own pages, all of them. {} keeps theirs. Nothing that either of you wrote is deleted.\n\
         Both of you can take a copy of what was shared, now or later.",
        people.named(people.me.other())
    );
    let sees = format!(
        "{} sees \"Not both ready yet\", as at any other time. One line that you stopped is kept with what you share. \
         It could be read there only if both said yes again.",
        people.named(people.me.other())
    );
    Form::new()
        .heading(heading)
        .say(now)
        .heading("What stays with whom")
        .say(&keeps)
        .heading(format!("What {other} sees"))
        .say(&sees)
        .callout(Tone::Info, Document::from_plain(WITHOUT_A_WORD))
}

pub(super) fn stopped(people: People) -> Form<Spot> {
    Form::new()
        .heading("It is closed")
        .say(&format!(
            "Your yes is taken back. Your own pages are as they were, and so are those of {}.\n\
             You can take a copy of what was shared along, now or later. You find it under Together.",
            people.other()
        ))
        .say("Rest a little if you can. Someone you trust may be good company today.")
}
