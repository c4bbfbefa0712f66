//! A guide file into a [`Guide`]. Owns the form: TOML, fields, types, limits. Does not own meaning (`check`).
//!
//! Whatever the bytes, the result is a guide or a list of complaints, never a panic. Readings, exercises and prompts are
//! read one by one, so that one slip does not hide the next. Talks are read by the same [`Reader`].

mod complaint;
mod limits;

use super::model::{Exercise, FORMAT, Guide, Prompt, Reading};
use super::place::Lines;
use super::problem::Problem;
use super::prompt_form::{Misfit, PromptForm};
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

pub(super) type Value<'a> = Spanned<DeValue<'a>>;

impl Guide {
    /// Reads one guide file. `name` is only used in the complaints.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with its form: not UTF-8, too large, hidden characters, not TOML, or fields that are
    /// missing, unknown or of the wrong type. Guides with faults of meaning are read; see [`super::check::check`].
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        Reader::over(name, bytes, |reader, table| reader.guide(table))
    }
}

/// What one file is read with: its name, its lines, and the complaints so far.
pub(super) struct Reader<'a> {
    name: &'a str,
    lines: Lines,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Reads a file with `of`, which is given its table; or everything that is wrong with its form.
    pub(super) fn over<T>(
        name: &str,
        bytes: &[u8],
        of: impl FnOnce(&mut Reader<'_>, DeTable<'_>) -> Option<T>,
    ) -> Result<T, Vec<Problem>> {
        let text = &*limits::text(name, bytes)?;
        let table = DeTable::parse(text).map_err(|error| vec![complaint::not_toml(name, text, &error)])?;
        let lines = Lines::of(text);
        let problems = limits::contents(name, &lines, table.get_ref());
        let mut reader = Reader { name, lines, problems };
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        let read = of(&mut reader, table.into_inner());
        reader.problems.sort();
        read.filter(|_| reader.problems.is_empty()).ok_or(reader.problems)
    }

    fn guide(&mut self, mut table: DeTable<'_>) -> Option<Guide> {
        if !self.right_format(&table) {
            return None;
        }
        let readings = self.take(&mut table, "reading", "[[reading]]");
        let exercises = self.take(&mut table, "exercise", "[[exercise]]");
        let readings = readings.into_iter().filter_map(|item| self.read::<Reading>(item, "a reading")).collect();
        let exercises = exercises.into_iter().filter_map(|item| self.exercise(item)).collect();
        let header = self.read::<Guide>(Spanned::new(0..0, DeValue::Table(table)), "the head of the file");
        header.map(|header| Guide { readings, exercises, ..header })
    }

    fn exercise(&mut self, mut item: Value<'_>) -> Option<Exercise> {
        let span = item.span();
        let items = self.inside(&mut item, "prompt", "[[exercise.prompt]]");
        if items.len() > limits::PROMPTS {
            let sentence = format!("This exercise has {} prompts.", items.len());
            self.complain(span, sentence, format!("An exercise has at most {}: part it in two.", limits::PROMPTS));
        }
        let prompts = items.into_iter().filter_map(|item| self.prompt(item)).collect();
        self.read::<Exercise>(item, "an exercise").map(|exercise| Exercise { prompts, ..exercise })
    }

    /// One prompt, as it stands in an exercise and in the part of a talk.
    pub(super) fn prompt(&mut self, item: Value<'_>) -> Option<Prompt> {
        self.form(item, "a prompt", PromptForm::build)
    }

    /// Reads a form and builds what it stands for; each misfit is a complaint on the line of its field.
    pub(super) fn form<F: DeserializeOwned, T>(
        &mut self,
        item: Value<'_>,
        what: &str,
        build: impl FnOnce(F) -> Result<T, Vec<Misfit>>,
    ) -> Option<T> {
        let fields: Vec<(String, Range<usize>)> = match item.get_ref() {
            DeValue::Table(table) => table.keys().map(|key| (key.get_ref().to_string(), key.span())).collect(),
            _ => Vec::new(),
        };
        let whole = item.span();
        let misfits = match build(self.read::<F>(item, what)?) {
            Ok(built) => return Some(built),
            Err(misfits) => misfits,
        };
        for misfit in misfits {
            let field = fields.iter().find(|(name, _)| name == misfit.field);
            let span = field.map_or_else(|| whole.clone(), |(_, span)| span.clone());
            self.complain(span, misfit.sentence, misfit.hint);
        }
        None
    }

    /// As [`Reader::take`], out of one of a list of tables.
    pub(super) fn inside<'a>(&mut self, item: &mut Value<'a>, key: &str, header: &str) -> Vec<Value<'a>> {
        match item.get_mut() {
            DeValue::Table(table) => self.take(table, key, header),
            _ => Vec::new(),
        }
    }

    /// Takes the list of tables under `key` out of `table`; empty where there is none.
    pub(super) fn take<'a>(&mut self, table: &mut DeTable<'a>, key: &str, header: &str) -> Vec<Value<'a>> {
        let Some((key, value)) = table.remove_entry(key) else { return Vec::new() };
        match value.into_inner() {
            DeValue::Array(items) => items.into_iter().collect(),
            _ => {
                let sentence = format!("`{}` is not a list of tables.", key.get_ref());
                self.complain(key.span(), sentence, format!("Begin each one with {header}, in double brackets."));
                Vec::new()
            }
        }
    }

    /// Complains where the format is missing or not ours.
    pub(super) fn right_format(&mut self, table: &DeTable<'_>) -> bool {
        let Some((key, value)) = table.get_key_value("format") else {
            self.complain(0..0, "`format` is missing.", format!("Begin the file with `format = {FORMAT}`."));
            return false;
        };
        if value.get_ref().as_integer().is_some_and(|number| number.as_str() == FORMAT.to_string()) {
            return true;
        }
        let sentence = "This guide is in a format this program does not know.";
        let hint = format!("Write `format = {FORMAT}`, or get a newer Mendway if the guide comes from one.");
        self.complain(key.span(), sentence, hint);
        false
    }

    /// One table into its type.
    pub(super) fn read<T: DeserializeOwned>(&mut self, item: Value<'_>, what: &str) -> Option<T> {
        let whole = item.span();
        match T::deserialize(ValueDeserializer::from(item)) {
            Ok(read) => Some(read),
            Err(error) => {
                let span = error.span().unwrap_or_else(|| whole.clone());
                let inside = error.message().starts_with("missing field") && span.start != whole.start;
                let what = if inside { format!("this part of {what}") } else { what.to_owned() };
                let (sentence, hint) = complaint::words(error.message(), &what);
                self.complain(span, sentence, hint);
                None
            }
        }
    }

    /// Puts a complaint on the line where `span` begins.
    pub(super) fn complain(&mut self, span: Range<usize>, sentence: impl Into<String>, hint: impl Into<String>) {
        let line = self.lines.at(span.start);
        self.problems.push(Problem::stops(self.name, line, sentence, hint));
    }
}
