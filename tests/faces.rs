//! The faces, drawn and printed from pages made by hand.

#[path = "faces/blocks.rs"]
mod blocks;
#[path = "faces/gallery.rs"]
mod gallery;
#[path = "faces/plain.rs"]
mod plain;
#[path = "faces/screen.rs"]
mod screen;
#[path = "faces/wire.rs"]
mod wire;
