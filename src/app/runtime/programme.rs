//! Today, path, readings and sittings: building their screens, and storing what comes of them.

mod closing;

use super::{Runtime, refusal};
use crate::app::effect::{SittingEffect, When};
use crate::app::outcome::{Outcome, Placing, Refusal, Told};
use crate::app::page::Mark;
use crate::app::participant::{LETTING_GO, Progress};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::front::{Front, FrontScreen, Voice};
use crate::app::screens::path::Path;
use crate::app::screens::player::{Opening, Player};
use crate::app::screens::reading::{Reading, Text};
use crate::app::screens::step::{Item, ItemKind, StepScreen};
use crate::app::screens::summary::Earlier;
use crate::app::screens::today::{Company, Day, Today, Waiting};
use crate::app::suggest;
use crate::domain::draft::{DraftPlace, DraftText, KeptDraft};
use crate::domain::ids::{BreachId, ExerciseId, PromptId, ReadingId, SittingId};
use crate::domain::sitting::{NewSitting, Sitting, SittingState, Standing};
use crate::domain::step::Step;
use crate::guides::flow::Seat;
use crate::guides::gate::{Gate, Ground, LettingGo, Way, gate, ways};
use crate::guides::library::Origin;
use crate::guides::model::{Exercise, Kind, Mode};
use crate::guides::pace;
use crate::home::{Access, SittingFilter};
use crate::insight::stuck;
use crate::prose::Document;
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;

/// What the front page says where the chosen breach has another role than the exercise is for.
const NOT_THIS_PART: &str = "This one is written for another part in what happened. What fits yours stands in the list of \
                             the step.";

/// After this many days without a word, Today says welcome back.
const LONG: i64 = 10;

impl Runtime {
    pub(super) fn today(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        self.read_person();
        let today = self.env.clock.now().day();
        let standings = self.standings()?;
        let drafts = self.ask(|room| room.drafts())?;
        let last_checkin = self.ask(|room| room.latest_checkin())?.map(|checkin| checkin.day);
        let now = self.env.clock.now();
        let away_since = self.person.profile.away_since;
        let offers = away_since.is_none();
        let next = suggest::next(&self.library, &standings, &self.person, &now).filter(|_| offers);
        let mut due = suggest::due(&self.library, &standings, &self.person, &now);
        due.retain(|_| offers);
        due.retain(|due| next.as_ref().is_none_or(|next| next.exercise != due.exercise));
        due.truncate(3);
        let last = standings.iter().filter_map(|standing| standing.last.as_ref().map(|last| last.day())).max();
        let last = last.max(last_checkin);
        let day = Day {
            name: self.person.profile.name.clone(),
            next,
            due,
            commitments: self.due_today(today)?,
            last_checkin,
            drafts: drafts.iter().take(3).map(waiting).collect(),
            steps: suggest::steps(&self.library, &standings, &self.person),
            notes: self.notes(today)?,
            week: pace::place(&self.person.profile, today).map(pace::sentence),
            away_since,
            company: if self.home.people().len() > 1 { Company::Two } else { Company::One },
            resting: self.person.profile.quiet_day == Some(today),
            away: last.map(|last| (today - last).num_days()).filter(|days| *days >= LONG),
        };
        Ok(Box::new(Today::new(day)))
    }

    /// What is worth saying first.
    fn notes(&self, today: NaiveDate) -> Result<Vec<String>, Refusal> {
        let mut notes = Vec::new();
        if self.opened.as_ref().is_some_and(|opened| opened.access == Access::Reader) {
            notes.push(
                "Your pages are open elsewhere, or the disk takes no changes. You can read here, not write.".into(),
            );
        }
        if self.person.profile.quiet_day == Some(today) {
            notes.push("Exercises rest today. The help lines are under F2. You can write, read and pause here.".into());
        }
        if self.stuck(today)? {
            notes.push(stuck::WORDS.to_owned());
        }
        notes.extend(self.warnings.iter().cloned());
        Ok(notes)
    }

    /// Whether to say today that eight weeks brought no change: on one day a week, from the ninth week on.
    fn stuck(&self, today: NaiveDate) -> Result<bool, Refusal> {
        let profile = &self.person.profile;
        let Some(began) = profile.began.filter(|_| profile.away_since.is_none()) else { return Ok(false) };
        let days = (today - began).num_days() - i64::from(profile.away_days);
        if days < 2 * stuck::SPAN || days % 7 != 0 {
            return Ok(false);
        }
        let from = today - Duration::days(2 * stuck::SPAN);
        let checkins = self.ask(move |room| room.checkins(from, today))?;
        Ok(stuck::is_stuck(&checkins, today))
    }

    pub(super) fn path(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        let standings = self.standings()?;
        Ok(Box::new(Path::new(suggest::steps(&self.library, &standings, &self.person))))
    }

    pub(super) fn step(&mut self, step: Step) -> Result<Box<dyn Screen>, Refusal> {
        let standings = self.standings()?;
        let bond = self.person.bond();
        let profile = &self.person.profile;
        let mut items: Vec<Item> = Vec::new();
        for reading in self.library.readings_of(step) {
            let id = reading.id.to_string();
            let bookmark = profile.bookmarks.iter().find(|(reading, _)| *reading == id).map(|(_, page)| page + 1);
            let read = profile.read.contains(&id);
            let standing = bookmark.map(|page| format!("your place: page {page}")).unwrap_or_default();
            items.push(Item {
                kind: ItemKind::Reading(reading.id.clone()),
                title: reading.title.clone(),
                minutes: reading.minutes,
                why: self.origin(&reading.id),
                mark: if read {
                    Mark::Done
                } else if bookmark.is_some() {
                    Mark::Begun
                } else {
                    Mark::Open
                },
                standing,
            });
        }
        let ground = self.person.ground(None, &self.env.clock.now());
        for exercise in suggest::offered(&self.library, step, &self.person) {
            let standing = suggest::standing(&standings, &exercise.id);
            let role = self.person.role_in(exercise).unwrap_or(ground.role);
            let closed = gate(step, exercise, &Ground { role, ..ground.clone() }).is_closed();
            let (mark, words) = if closed {
                (Mark::Closed, "not open now".to_owned())
            } else {
                stand(standing, exercise.done.sittings)
            };
            let why = format!("{}{}", exercise.why.text(role, bond), self.origin(&exercise.id));
            items.push(Item {
                kind: ItemKind::Exercise(exercise.id.clone()),
                title: exercise.title.clone(),
                minutes: exercise.minutes,
                why,
                mark,
                standing: words,
            });
        }
        Ok(Box::new(StepScreen::new(step, items)))
    }

    /// Where a guide comes from, if it is not ours.
    fn origin(&self, id: &crate::domain::ids::Slug) -> String {
        let own = self.library.file_of(id).is_some_and(|file| file.origin() == Origin::OwnFolder);
        if own { " (from your own folder)".to_owned() } else { String::new() }
    }

    pub(super) fn reading(&mut self, id: &ReadingId, page: usize) -> Result<Box<dyn Screen>, Refusal> {
        let (role, bond) = (self.person.role(None), self.person.bond());
        let Some(reading) = self.library.reading(id) else { return Err(refusal::gone("That reading")) };
        let step = self.step_of(id);
        let place = format!("{}{}", step.name(), self.origin(id));
        let text = Text {
            id: id.clone(),
            title: reading.title.clone(),
            place,
            minutes: reading.minutes,
            pages: reading.pages.iter().map(|page| Document::from_markdown(&page.text(role, bond))).collect(),
            evidence: reading.evidence.sentence(),
            sources: reading.sources.clone(),
        };
        let profile = self.person.profile.clone();
        let marked = profile.bookmarks.iter().find(|(reading, _)| *reading == id.to_string()).map(|(_, page)| *page);
        let page = if page == 0 { marked.unwrap_or(0) } else { page };
        Ok(Box::new(Reading::new(text, profile, page)))
    }

    pub(super) fn front(&mut self, id: &ExerciseId) -> Result<Box<dyn Screen>, Refusal> {
        let standings = self.standings()?;
        let Some(exercise) = self.library.exercise(id) else { return Err(refusal::gone("That exercise")) };
        let step = self.step_of(id);
        let with = if exercise.mode == Mode::Couple { "the form for one" } else { "alone" };
        let place = format!("{}, about {} min, {with}{}", step.name(), exercise.minutes, self.origin(id));
        let standing = suggest::standing(&standings, id);
        let mut evidence = vec![exercise.evidence.sentence().to_owned()];
        evidence.extend(exercise.sources.iter().cloned());
        Ok(Box::new(FrontScreen::new(Front {
            id: id.clone(),
            title: exercise.title.clone(),
            place,
            voices: self.voices(exercise, standing.and_then(|standing| standing.open))?,
            done: exercise.done.words.clone(),
            evidence,
            open: standing.and_then(|standing| standing.open),
            ended: standing.map_or(0, |standing| standing.done),
            breaches: self.person.breaches.clone(),
            page: exercise.page,
        })))
    }

    /// What the front page says for each thing a sitting may be about, or for what the open one is about.
    fn voices(&self, exercise: &Exercise, open: Option<SittingId>) -> Result<Vec<Voice>, Refusal> {
        let (step, now) = (self.step_of(&exercise.id), self.env.clock.now());
        let voice = |role, bond, breach| {
            let ground = Ground { role, bond, ..self.person.ground(breach, &now) };
            let ways = ways(step, exercise, &ground).into_iter().filter_map(|way| self.way(way, &ground));
            Voice { ways: ways.collect(), ..Voice::new(step, exercise, &ground) }
        };
        if let Some(open) = open {
            let sitting = self.ask(move |room| room.sitting(open))?;
            return Ok(vec![voice(sitting.role, sitting.bond, sitting.breach)]);
        }
        let breaches = self.person.breaches.iter().map(|breach| Some(breach.id));
        let voices = breaches.chain([None]).map(|breach| {
            let voice = voice(self.person.role(breach), self.person.bond(), breach);
            let mine = exercise.offered_to(self.person.role(breach), self.person.bond());
            let closed = || Gate::Closed(NOT_THIS_PART.to_owned());
            if mine { voice } else { Voice { gate: closed(), ways: Vec::new(), ..voice } }
        });
        Ok(voices.collect())
    }

    /// What the button of a way says, and where it leads. `None` for an exercise that is not offered to this reader.
    fn way(&self, way: Way, ground: &Ground) -> Option<(String, Route)> {
        Some(match way {
            Way::Exercise(id) => {
                let exercise = self.library.exercise(&id).filter(|one| one.offered_to(ground.role, ground.bond))?;
                (format!("To \"{}\"", exercise.title), Route::Exercise(id))
            }
            Way::Ledger => ("To your commitments".to_owned(), Route::Ledger(None)),
            Way::Check => ("Do the private check first".to_owned(), Route::SafetyCheck),
        })
    }

    fn step_of(&self, id: &ExerciseId) -> Step {
        self.library.step_of(id).unwrap_or(Step::Before)
    }

    /// How every exercise stands.
    fn standings(&self) -> Result<Vec<Standing>, Refusal> {
        let standings = self.ask(|room| room.standings())?;
        Ok(suggest::with_pages(standings, &self.library, &self.person.profile))
    }

    /// What was done so far, as gates see it.
    pub(super) fn progress(&self) -> Result<Progress, Refusal> {
        let progress = Progress::of(&self.standings()?, &self.library);
        let done = match LETTING_GO.parse() {
            Ok(id) => self.ended(&id)?.into_iter().find(|sitting| sitting.state == SittingState::Done),
            Err(_) => None,
        };
        let ledger_days = self.ask(|room| room.marked_days_count())?;
        Ok(Progress { ledger_days, letting_go: done.as_ref().map(LettingGo::of).unwrap_or_default(), ..progress })
    }

    pub(super) fn player(&mut self, id: SittingId, at: Option<PromptId>) -> Result<Box<dyn Screen>, Refusal> {
        let sitting = self.ask(move |room| room.sitting(id))?;
        if sitting.state != SittingState::Open {
            return self.summary(id);
        }
        let Some(exercise) = self.library.exercise(&sitting.exercise).cloned() else {
            return Err(refusal::gone("That exercise"));
        };
        let mut drafts = self.ask(|room| room.drafts())?;
        drafts.retain(|kept| matches!(&kept.draft.place, DraftPlace::Prompt(sitting, _) if *sitting == id));
        let done = self.ended(&exercise.id)?.iter().filter(|sitting| sitting.state == SittingState::Done).count();
        let days = self.person.days_known(sitting.breach, &sitting.begun);
        let seat = Seat {
            role: sitting.role,
            bond: sitting.bond,
            finished: u32::try_from(done).unwrap_or(u32::MAX),
            weeks_known: days.map(|days| days / 7),
        };
        let earlier = self.earlier_words(&exercise)?;
        Ok(Box::new(Player::new(Opening { sitting, exercise, seat, drafts, earlier, at })))
    }

    /// The ended sittings of an exercise, the newest first.
    fn ended(&self, id: &ExerciseId) -> Result<Vec<Sitting>, Refusal> {
        let filter = SittingFilter { exercises: Some(vec![id.clone()]), ..SittingFilter::default() };
        let mut sittings = self.ask(move |room| room.sittings(&filter))?;
        sittings.retain(|sitting| matches!(sitting.state, SittingState::Done | SittingState::Kept));
        sittings.sort_by_key(|sitting| std::cmp::Reverse(sitting.id));
        Ok(sittings)
    }

    /// What earlier sittings say, for each prompt that refers to one.
    fn earlier_words(&self, exercise: &Exercise) -> Result<BTreeMap<PromptId, String>, Refusal> {
        let mut words = BTreeMap::new();
        for prompt in &exercise.prompts {
            if let Kind::Reference { exercise, prompt: there } = &prompt.kind {
                let found = self.ended(exercise)?.into_iter().find_map(|sitting| {
                    sitting.response(there).filter(|response| response.value.is_some()).map(|r| r.reads.clone())
                });
                words.extend(found.map(|found| (prompt.id.clone(), found)));
            }
        }
        Ok(words)
    }

    pub(super) fn earlier(&mut self, id: &ExerciseId) -> Result<Box<dyn Screen>, Refusal> {
        let sittings = self.ended(id)?;
        let title = sittings.first().map(|sitting| sitting.title.clone()).unwrap_or_default();
        Ok(Box::new(Earlier::new(id.clone(), title, sittings)))
    }

    pub(super) fn sitting(&mut self, effect: SittingEffect) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        match effect {
            SittingEffect::Begin(exercise, breach) => self.begin(&exercise, breach),
            SittingEffect::Respond { sitting, response, next } => {
                self.ask(move |room| room.respond(sitting, &response, next.as_ref()))?;
                Ok(Self::told(Told::Responded))
            }
            SittingEffect::At(sitting, prompt) => {
                self.ask(move |room| room.set_at(sitting, Some(&prompt)))?;
                Ok(Outcome::Quiet)
            }
            SittingEffect::Temperature(sitting, when, heat) => {
                self.ask(move |room| match when {
                    When::Before => room.set_before(sitting, Some(heat)),
                    When::After => room.set_after(sitting, Some(heat)),
                })?;
                Ok(Self::told(Told::Temperature))
            }
            SittingEffect::End(sitting, state) => {
                self.ask(move |room| room.end(sitting, state, &now))?;
                self.read_person();
                Ok(Self::told(Told::SittingEnded(sitting)))
            }
            SittingEffect::Mark(sitting, marked) => {
                self.ask(move |room| room.set_sitting_marked(sitting, marked))?;
                Ok(Self::told(Told::Saved))
            }
        }
    }

    fn begin(&mut self, id: &ExerciseId, breach: Option<BreachId>) -> Result<Outcome, Refusal> {
        let Some(exercise) = self.library.exercise(id) else { return Err(refusal::gone("That exercise")) };
        let new = NewSitting {
            exercise: id.clone(),
            revision: exercise.revision,
            title: exercise.title.clone(),
            role: self.person.role(breach),
            bond: self.person.bond(),
            breach,
        };
        let now = self.env.clock.now();
        let exercise = id.clone();
        let sitting = self.ask(move |room| match room.open_sitting(&exercise)? {
            Some(open) => Ok(open),
            None => room.begin(&new, &now),
        })?;
        let screen = self.build(&Route::Player { sitting: sitting.id, at: None })?;
        Ok(Outcome::Built(screen, Placing::InPlace))
    }
}

/// How an exercise stands, as a mark and in words.
fn stand(standing: Option<&Standing>, round: u8) -> (Mark, String) {
    let round = u32::from(round.max(1));
    match standing {
        None => (Mark::Open, String::new()),
        Some(standing) if standing.set_aside => (Mark::LeftOut, "set aside".to_owned()),
        Some(standing) if standing.open.is_some() => (Mark::Begun, "begun".to_owned()),
        Some(Standing { done: 0, last: None, .. }) => (Mark::Open, String::new()),
        Some(Standing { done: 0, .. }) => (Mark::Done, "done in part".to_owned()),
        Some(Standing { done, .. }) if *done < round => (Mark::Begun, format!("{done} of {round} sittings")),
        Some(Standing { done, .. }) if done / round == 1 => (Mark::Done, "done once".to_owned()),
        Some(Standing { done, .. }) => (Mark::Done, format!("done {} times", done / round)),
    }
}

/// What to call a draft on Today.
fn waiting(kept: &KeptDraft) -> Waiting {
    let text = match &kept.draft.text {
        DraftText::Entry(entry) if entry.title.trim().is_empty() => entry.body.as_str(),
        DraftText::Entry(entry) => entry.title.as_str(),
        DraftText::Value(_) => "in an exercise",
        DraftText::Checkin(_) => "a check-in",
        DraftText::Form(given) => {
            let first = ["what", "words", "line"].iter().find_map(|name| given.get(*name));
            first.map_or("a page you were filling in", String::as_str)
        }
    };
    let title: String = text.trim().lines().next().unwrap_or_default().chars().take(60).collect();
    Waiting { place: kept.draft.place.clone(), title, kept: kept.kept.clone() }
}
