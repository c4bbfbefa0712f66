//! `passphrase` and `recovery`.

use super::hush::Hush;
use super::{Context, say};
use crate::cli::Opener;
use crate::error::Error;
use crate::home::{Cost, Unlocking};

/// Changes the passphrase, opened by the old one or by the recovery sheet.
pub fn passphrase(context: &Context, opener: Opener) -> Result<(), Error> {
    context.need_home()?;
    let _hush = Hush::begin();
    let old = match opener {
        Opener::Passphrase => context.passphrase("Old passphrase: ")?,
        Opener::Sheet => context.secret("Recovery sheet: ")?,
    };
    let key = opener.key(&old);
    let opened = context.home.unlock(key, &context.now())?;
    let new = context.new_passphrase()?;
    context.home.change_passphrase(&opened, key, &new, Cost::new(context.env.cost))?;
    opened.close(&context.now())?;
    say("The new passphrase opens your pages now. Backups made before still open with the old one.")
}

/// Makes a new recovery sheet and prints it once.
pub fn recovery(context: &Context) -> Result<(), Error> {
    context.need_home()?;
    let passphrase = context.passphrase("Passphrase: ")?;
    let key = Unlocking::Passphrase(&passphrase);
    let opened = context.home.unlock(key, &context.now())?;
    let sheet = context.home.new_recovery(&opened, key, Cost::new(context.env.cost))?;
    opened.close(&context.now())?;
    say("Your new recovery sheet. It opens everything. The one before stops working. Write it down now:\n")?;
    for (number, group) in sheet.groups().enumerate() {
        say(&format!("  {}  {group}", number + 1))?;
    }
    say("\nIt is not shown again, and it is kept nowhere else. Clear this screen when it is written down.")
}
