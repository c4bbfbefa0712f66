//! Stopping for oneself, and a copy of what was shared. A copy can also be taken while what two people share is closed:
//! whoever could read it may keep it.

use super::{Runtime, refusal};
use crate::app::effect::PartingEffect;
use crate::app::outcome::{Outcome, Refusal, Told};
use crate::app::screen::Screen;
use crate::app::screens::together::parting::{self, Opening};
use crate::domain::statement::{Parting, Said, Saying};
use crate::export::{file, markdown, text};
use crate::home::seal_words;
use crate::insight::ours::Book;
use crate::packet::{Form, Standing, shared};
use crate::prose::Document;
use secrecy::SecretString;

impl Runtime {
    /// What was said, also while it is closed. An empty book if the room was never made.
    fn whole_book(&self) -> Result<Book, Refusal> {
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        let (said, _) = opened.statements().map_err(|error| refusal::of_room(&error))?;
        Ok(Book::read(&said))
    }

    /// Whether both said for themselves that the work is over: then it stays closed.
    pub(super) fn is_over_for_both(&self) -> bool {
        *self.over.get_or_init(|| self.whole_book().is_ok_and(|book| book.is_over()))
    }

    /// Stopping, or taking a copy.
    pub(super) fn parting(&self) -> Result<Box<dyn Screen>, Refusal> {
        if self.home.people().len() < 2 {
            return Err(refusal::not_together());
        }
        let book = self.whole_book()?;
        let document = self.copy_of(&book);
        let own = book.parted().iter().find(|one| one.stamp.author == self.whose());
        Ok(Box::new(parting::Parting::new(Opening {
            people: self.people(),
            standing: if self.is_together() { parting::Standing::Open } else { parting::Standing::Closed },
            own: own.map(|one| (one.how, one.stamp.day, one.record)),
            texts: [markdown::write(&document), text::write(&document)],
            folder: self.env.folders.here.display().to_string(),
        })))
    }

    fn copy_of(&self, book: &Book) -> Document {
        let standing = if self.is_together() { Standing::Open } else { Standing::Closed };
        shared(book, self.whose(), self.person.bond().other(), standing, self.env.clock.now().day())
    }

    /// Carries out what was chosen there.
    pub(super) fn at_parting(&mut self, effect: PartingEffect) -> Result<Outcome, Refusal> {
        match effect {
            PartingEffect::Stop(how) => self.stop(how),
            PartingEffect::Copy { form, folder, seal } => self.write_copy(form, &folder, seal.as_ref()),
        }
    }

    /// The line is written first: if it cannot be, nothing else changes. Where the room was never made, or is closed
    /// by a change from outside, taking back one's yes is all there is.
    fn stop(&mut self, how: Parting) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        let Some(opened) = &mut self.opened else { return Err(refusal::locked()) };
        if opened.pair().is_some_and(crate::home::Pair::has_room) {
            let said = opened.say(Saying::new(Said::Parted { how }), &now);
            said.map_err(|error| refusal::of_room(&error))?;
        }
        self.over = std::cell::OnceCell::new();
        self.ready(None)?;
        Ok(Self::told(Told::Saved))
    }

    fn write_copy(&self, form: Form, folder: &str, seal: Option<&SecretString>) -> Result<Outcome, Refusal> {
        let document = self.copy_of(&self.whole_book()?);
        let words = match form {
            Form::Markdown => markdown::write(&document),
            Form::Text => text::write(&document),
        };
        let (bytes, extension) = match seal {
            None => (words.into_bytes(), form.extension().to_owned()),
            Some(secret) => {
                let sealed = seal_words(words.as_bytes(), secret, self.cost());
                (sealed.map_err(|error| refusal::of_home(&error))?, format!("{}.age", form.extension()))
            }
        };
        let day = self.env.clock.now().day();
        let written = file::into_folder(&self.folder_for(folder), day, &extension, &bytes);
        let path = written.map_err(|error| refusal::of_file(&error))?;
        Ok(Self::told(Told::Written(path.display().to_string())))
    }
}
