//! `guides check|list|show|preview|new`.

use super::{Context, say, say_json};
use crate::cli::{Guides, Output};
use crate::domain::ids::Slug;
use crate::domain::person::{Bond, Role};
use crate::domain::step::Step;
use crate::error::{Code, Error};
use crate::export;
use crate::faces::clean::line as inert;
use crate::guides::library::{Library, Origin};
use crate::guides::model::Guide;
use crate::guides::preview::preview;
use crate::guides::{check, talk, template};
use crate::prose::Document;
use std::path::Path;

/// The largest guide file that is read, in bytes.
const LARGEST: u64 = 256 * 1024;

/// Runs a guides command. None of them needs a home.
pub fn run(context: &Context, command: Guides) -> Result<(), Error> {
    match command {
        Guides::Check { path } => check(context, path.as_deref()),
        Guides::List { output } => list(&context.library(), output.into()),
        Guides::Show { id } => show(context, &id),
        Guides::Preview { id, role, bond } => preview_one(context, &id, &role, &bond),
        Guides::New { id, step } => new(&id, step),
    }
}

/// The guide files of a folder, one level deep, by name: unreadable ones are left out.
pub(super) fn own_folder(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return files };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(own_folder(&path));
        } else if path.extension().is_some_and(|end| end == "toml") {
            let small = std::fs::metadata(&path).is_ok_and(|facts| facts.len() <= LARGEST);
            if let (true, Ok(bytes)) = (small, std::fs::read(&path)) {
                files.push((path.display().to_string(), bytes));
            }
        }
    }
    files.sort();
    files
}

fn one_file(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|_| {
        let what = format!("{} cannot be read.", inert(&path.display().to_string()));
        Error::new(Code::Failure, what, "Nothing was changed.", "Check its name, and that you may read it.")
    })
}

fn check(context: &Context, path: Option<&Path>) -> Result<(), Error> {
    let problems = match path {
        None => {
            let mut problems = check::check_programme(&Library::embedded());
            problems.extend(talk::check::ours(&Library::embedded()));
            problems.extend(check::of_origin(&context.library(), Origin::OwnFolder));
            problems
        }
        Some(path) => {
            let files =
                if path.is_dir() { own_folder(path) } else { vec![(path.display().to_string(), one_file(path)?)] };
            let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
            check::of_names(&Library::embedded().with_revisions(files), &names)
        }
    };
    for problem in &problems {
        say(&inert(&problem.to_string()))?;
    }
    match problems.len() {
        0 => say("No complaints."),
        count => {
            let what = format!("{count} places want another look.");
            Err(Error::new(Code::Failure, what, "Nothing was changed.", "Each line above names the file and line."))
        }
    }
}

fn list(library: &Library, output: Output) -> Result<(), Error> {
    let mut rows = Vec::new();
    for step in Step::ALL {
        for reading in library.readings_of(step) {
            rows.push(("reading", step, reading.id.to_string(), reading.title.clone(), reading.minutes));
        }
        for exercise in library.exercises_of(step) {
            rows.push(("exercise", step, exercise.id.to_string(), exercise.title.clone(), exercise.minutes));
        }
    }
    if output == Output::Json {
        let rows = rows.into_iter().map(|(kind, step, id, title, minutes)| {
            serde_json::json!({ "kind": kind, "step": step, "id": id, "title": title, "minutes": minutes })
        });
        return say_json(&serde_json::Value::Array(rows.collect()));
    }
    for (kind, step, id, title, minutes) in rows {
        say(&inert(&format!("{}  {kind:<8}  {id:<12}  {minutes:>2} min  {title}", step.number())))?;
    }
    Ok(())
}

fn not_found(id: &str) -> Error {
    let what = format!("No reading or exercise is called {}.", inert(id));
    Error::new(Code::Failure, what, "", "See all ids: mendway guides list")
}

fn show(context: &Context, id: &str) -> Result<(), Error> {
    let library = context.library();
    let slug: Slug = id.parse().map_err(|_| not_found(id))?;
    let file = library.file_of(&slug).ok_or_else(|| not_found(id))?;
    for line in file.text().lines() {
        say(&inert(line))?;
    }
    Ok(())
}

fn preview_one(context: &Context, id: &str, role: &str, bond: &str) -> Result<(), Error> {
    let role = Role::ALL.into_iter().find(|known| known.key() == role);
    let bond = Bond::ALL.into_iter().find(|known| known.key() == bond);
    let (Some(role), Some(bond)) = (role, bond) else {
        let what = "That role or bond is not known.";
        return Err(Error::new(
            Code::Usage,
            what,
            "",
            "Roles: hurt, accountable, both. Bonds: partner, friend, relative.",
        ));
    };
    let mut library = context.library();
    let path = Path::new(id);
    let mut ids: Vec<Slug> = id.parse().into_iter().collect();
    if path.is_file() {
        let bytes = one_file(path)?;
        // By its full name, since one of ours is known by the folder it stands in, wherever one works from.
        let name = std::fs::canonicalize(path).map_or(id.to_owned(), |full| full.display().to_string());
        library = Library::embedded().with_revisions([(name.clone(), bytes)]);
        let own = library.files().filter(|file| file.name() == name).filter_map(|file| file.guide());
        let named = |guide: &Guide| -> Vec<Slug> {
            let exercises = guide.exercises.iter().map(|exercise| exercise.id.clone());
            exercises.chain(guide.readings.iter().map(|reading| reading.id.clone())).collect()
        };
        ids = own.flat_map(named).collect();
    }
    let mut document = Document::default();
    for id in &ids {
        if let Some(exercise) = library.exercise(id) {
            document.append(preview(exercise, role, bond));
        } else if let Some(reading) = library.reading(id) {
            document.heading(1, reading.title.clone());
            for page in &reading.pages {
                document.append(Document::from_markdown(&page.text(role, bond)));
            }
        }
    }
    if document.parts.is_empty() {
        return Err(not_found(id));
    }
    say(&export::text::write(&document))
}

fn new(id: &str, step: u8) -> Result<(), Error> {
    let slug: Slug = id.parse().map_err(|error| Error::new(Code::Usage, format!("{error}."), "", ""))?;
    let step = Step::try_from(step).map_err(|error| Error::new(Code::Usage, format!("{error}."), "", ""))?;
    say(template::template(&slug, step).trim_end())
}
