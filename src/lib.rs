//! Mendway, a private terminal companion for people rebuilding trust after it was broken.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod app;
pub mod domain;
pub mod faces;
pub mod guides;
pub mod packet;
pub mod prose;
