//! Every screen, built from plain values, pressed and looked at.

mod kit;

#[path = "screens/editor.rs"]
mod editor;
#[path = "screens/help.rs"]
mod help;
#[path = "screens/journal.rs"]
mod journal;
#[path = "screens/player.rs"]
mod player;
