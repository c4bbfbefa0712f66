//! Every screen, built from plain values, pressed and looked at.

mod kit;

#[path = "screens/help.rs"]
mod help;
#[path = "screens/player.rs"]
mod player;
