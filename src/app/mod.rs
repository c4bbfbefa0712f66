//! The program without a face: what people can do, and what the screens say.

pub mod action;
pub mod binding;
pub mod face;
pub mod field;
pub mod key;
pub mod page;
pub mod scene;
pub mod wake;
