use crate::kit::press;
use mendway::app::action::{Action, Command};
use mendway::app::binding::{Binding, everywhere};
use mendway::app::effect::{Effect, Go};
use mendway::app::screens::help::Help;

#[test]
fn a_row_of_the_help_can_be_run() {
    let mut help = Help::new([vec![Binding::command("n", Command::NewEntry, "new")], everywhere()]);
    let effects = press(&mut help, "enter");
    assert!(matches!(&effects[..], [Effect::Go(Go::Close), Effect::Act(Action::Do(Command::NewEntry))]), "{effects:?}");
}

#[test]
fn escape_closes_the_help() {
    let mut help = Help::new([Vec::new(), everywhere()]);
    assert!(matches!(&press(&mut help, "j j esc")[..], [Effect::Go(Go::Close)]));
}
