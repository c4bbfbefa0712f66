//! A home with a real SQLCipher room in a real folder.

mod setting;
mod unlocking;
