//! Every screen, built from plain values, pressed and looked at.

mod kit;

#[path = "screens/first_run.rs"]
mod first_run;
#[path = "screens/help.rs"]
mod help;
#[path = "screens/lock.rs"]
mod lock;
