//! Two people at one keyboard, with the real program in a real terminal.
#![cfg(unix)]

mod kit;
mod pty;
mod walk;

#[allow(clippy::disallowed_methods, reason = "the seed is asked for by hand")]
#[path = "kill/chance.rs"]
mod chance;

#[path = "together/agreed.rs"]
mod agreed;
#[path = "together/evening.rs"]
mod evening;
#[path = "together/home.rs"]
mod home;
#[path = "together/keyboards.rs"]
mod keyboards;
#[path = "together/killed.rs"]
mod killed;
#[path = "together/left.rs"]
mod left;
#[path = "together/memory.rs"]
mod memory;
#[path = "together/pairs.rs"]
mod pairs;
#[path = "together/seat.rs"]
mod seat;
#[path = "together/unseen.rs"]
mod unseen;
#[path = "together/walking.rs"]
mod walking;

/// A home of two in which both are ready, for trying things by hand: `MENDWAY_HOME_OF_TWO=folder`.
#[test]
fn a_home_of_two_can_be_made_for_trying_things_by_hand() {
    #[allow(clippy::disallowed_methods, reason = "a test that is asked for speaks through the environment")]
    let Some(folder) = std::env::var_os("MENDWAY_HOME_OF_TWO") else { return };
    home::ready(std::path::Path::new(&folder));
}
