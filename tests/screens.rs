//! Every screen, built from plain values, pressed and looked at.

mod kit;

#[path = "screens/backups.rs"]
mod backups;
#[path = "screens/boundaries.rs"]
mod boundaries;
#[path = "screens/breaches.rs"]
mod breaches;
#[path = "screens/checkin.rs"]
mod checkin;
#[path = "screens/editor.rs"]
mod editor;
#[path = "screens/everywhere.rs"]
mod everywhere;
#[path = "screens/export.rs"]
mod export;
#[path = "screens/export_log.rs"]
mod export_log;
#[path = "screens/first_run.rs"]
mod first_run;
#[path = "screens/gallery.rs"]
mod gallery;
#[path = "screens/ground.rs"]
mod ground;
#[path = "screens/help.rs"]
mod help;
#[path = "screens/hints.rs"]
mod hints;
#[path = "screens/journal.rs"]
mod journal;
#[path = "screens/keys.rs"]
mod keys;
#[path = "screens/ledger.rs"]
mod ledger;
#[path = "screens/ledger_looks.rs"]
mod ledger_looks;
#[path = "screens/lock.rs"]
mod lock;
#[path = "screens/looks.rs"]
mod looks;
#[path = "screens/our_agreements.rs"]
mod our_agreements;
#[path = "screens/our_commitments.rs"]
mod our_commitments;
#[path = "screens/our_looks.rs"]
mod our_looks;
#[path = "screens/pace.rs"]
mod pace;
#[path = "screens/pages.rs"]
mod pages;
#[path = "screens/parting.rs"]
mod parting;
#[path = "screens/passphrase.rs"]
mod passphrase;
#[path = "screens/pause.rs"]
mod pause;
#[path = "screens/player.rs"]
mod player;
#[path = "screens/reader.rs"]
mod reader;
#[path = "screens/recovery.rs"]
mod recovery;
#[path = "screens/rows.rs"]
mod rows;
#[path = "screens/safety.rs"]
mod safety;
#[path = "screens/settings.rs"]
mod settings;
#[path = "screens/sharing.rs"]
mod sharing;
#[path = "screens/sharing_looks.rs"]
mod sharing_looks;
#[path = "screens/sitting.rs"]
mod sitting;
#[path = "screens/softer.rs"]
mod softer;
#[path = "screens/trash.rs"]
mod trash;
#[path = "screens/trends.rs"]
mod trends;
#[path = "screens/two.rs"]
mod two;
#[path = "screens/two_looks.rs"]
mod two_looks;
#[path = "screens/versions.rs"]
mod versions;
#[path = "screens/which.rs"]
mod which;
#[path = "screens/words.rs"]
mod words;
