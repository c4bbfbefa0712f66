//! A home with a real SQLCipher room in a real folder.

mod backups;
mod damage;
mod drafts;
mod golden;
mod journal;
mod ledger;
mod outsiders;
mod places;
mod privacy;
mod records;
mod restore;
mod setting;
mod two;
mod unlocking;
mod windows;
