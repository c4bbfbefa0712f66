//! The loop: draw, wait, react, carry out. It blocks until something happens; an idle program uses no processor time.

use super::Runtime;
use crate::app::app::{App, Own};
use crate::app::effect::{Effect, HomeEffect};
use crate::app::face::{Event, Face, FaceError, Names};
use crate::app::outcome::{Outcome, Told};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::{Kept, Scene};
use std::collections::VecDeque;
use std::time::Duration;

/// How long before the lock a warning shows.
const WARNING: Duration = Duration::from_secs(30);
/// A jump of the wall clock beyond this locks: the machine slept, or someone moved the clock.
const JUMP: chrono::Duration = chrono::Duration::seconds(60);
/// After this long a save that is not done is told.
const SLOW_SAVE: Duration = Duration::from_secs(2);

/// When something was last done, by both clocks.
#[derive(Clone, Debug)]
struct Idle {
    last_key: Duration,
    last_seen: (chrono::DateTime<chrono::Utc>, Duration),
}

/// Runs the program until it ends.
///
/// # Errors
/// If the face cannot draw or read. What was typed has been handed to the keeper by then.
pub fn play(face: &mut impl Face, app: &mut App, runtime: &mut Runtime) -> Result<Ending, FaceError> {
    let first = runtime.scene(app.seen(), app.cover());
    let mut idle = Idle { last_key: first.uptime, last_seen: (first.now.utc, first.uptime) };
    loop {
        let scene = match show(face, app, runtime) {
            Ok(scene) => scene,
            Err(error) => {
                // Nothing can be shown any more: what was typed is saved and the home closed before that is told.
                runtime.perform(Effect::Home(HomeEffect::Leave));
                return Err(error);
            }
        };
        let limit = limit(app, runtime, &scene, &idle);
        let event = face.wait(limit).unwrap_or(Event::Gone);
        runtime.bell().hush();
        let scene = runtime.scene(app.seen(), app.cover());
        let mut effects = Vec::new();
        if runtime.rescue().stop_asked() {
            effects.push(Effect::Home(HomeEffect::Suspend));
        } else if idle.must_lock(&scene, runtime.lock_after()) || event == Event::Resumed {
            effects.push(Effect::Home(HomeEffect::Lock));
        } else {
            if matches!(event, Event::Key(_) | Event::Paste(_) | Event::Act(_)) {
                idle.last_key = scene.uptime;
            }
            effects.extend(app.handle(event, &scene));
            idle.warn(&scene, runtime.lock_after(), app);
        }
        idle.last_seen = (scene.now.utc, scene.uptime);
        match carry_out(face, app, runtime, effects)? {
            Flow::On => {}
            Flow::End(ending) => return Ok(ending),
        }
    }
}

/// Draws. A page that has now come to its end is drawn once more, since its buttons take the focus then.
fn show(face: &mut impl Face, app: &mut App, runtime: &Runtime) -> Result<Scene, FaceError> {
    let before = app.seen();
    let scene = runtime.scene(before, app.cover());
    let seen = face.draw(&named(face, app, &scene), before.top)?;
    app.saw(seen);
    if seen.at_end() == before.at_end() {
        return Ok(scene);
    }
    let scene = runtime.scene(seen, app.cover());
    let seen = face.draw(&named(face, app, &scene), seen.top)?;
    app.saw(seen);
    Ok(scene)
}

/// The pages, with the keys that our sentences name here.
fn named<'a>(face: &impl Face, app: &'a App, scene: &Scene) -> Vec<Page<'a>> {
    let mut pages = app.pages(scene);
    if face.names() == Names::Keys {
        app.name_keys(&mut pages);
    }
    pages
}

/// How long to wait at most.
fn limit(app: &App, runtime: &Runtime, scene: &Scene, idle: &Idle) -> Option<Duration> {
    let lock = runtime.lock_after().map(|after| {
        let at = idle.last_key + after;
        let warning = at.saturating_sub(WARNING);
        if scene.uptime < warning { warning } else { at }
    });
    let save = match scene.kept {
        Kept::Saving(since) if scene.uptime < since + SLOW_SAVE => Some(since + SLOW_SAVE),
        _ => None,
    };
    let first = [lock, save, app.deadline(scene)].into_iter().flatten().min()?;
    Some(first.saturating_sub(scene.uptime).max(Duration::from_millis(1)))
}

impl Idle {
    fn must_lock(&self, scene: &Scene, after: Option<Duration>) -> bool {
        let Some(after) = after else { return false };
        let wall = scene.now.utc - self.last_seen.0;
        let boot = chrono::Duration::from_std(scene.uptime.saturating_sub(self.last_seen.1)).unwrap_or_default();
        scene.uptime.saturating_sub(self.last_key) >= after || (wall - boot).abs() > JUMP
    }

    fn warn(&self, scene: &Scene, after: Option<Duration>, app: &mut App) {
        let warning = after.map(|after| (self.last_key + after).saturating_sub(WARNING));
        if warning.is_some_and(|warning| scene.uptime >= warning) {
            app.say(Notice::calm("Locking in half a minute. Any key keeps this open."));
        }
    }
}

/// Whether the loop goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    On,
    End(Ending),
}

/// Why the loop came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The program ends.
    Left,
    /// The person chose the other face: the same app goes on there.
    OtherFace,
}

/// Carries out effects in order, and what follows from them. A refusal drops the rest.
fn carry_out(
    face: &mut impl Face,
    app: &mut App,
    runtime: &mut Runtime,
    effects: Vec<Effect>,
) -> Result<Flow, FaceError> {
    let mut queue: VecDeque<Effect> = effects.into();
    while let Some(effect) = queue.pop_front() {
        let scene = runtime.scene(app.seen(), app.cover());
        let effect = match app.keep_own(effect, &scene) {
            Own::Outside(effect) => effect,
            Own::Follow(follow) => {
                follow.into_iter().rev().for_each(|effect| queue.push_front(effect));
                continue;
            }
        };
        let slow = prepare(face, app, runtime, &effect)?;
        let stops = matches!(effect, Effect::Home(HomeEffect::Suspend));
        let before = runtime.settings().face;
        let outcome = runtime.perform(effect);
        if slow == Pace::Slow {
            app.hush();
        }
        match &outcome {
            Outcome::Ended => return Ok(Flow::End(Ending::Left)),
            Outcome::Refused(_) => queue.clear(),
            Outcome::Dressed(settings) => face.dress(settings),
            Outcome::Said(_) | Outcome::Quiet | Outcome::Built(..) => {}
            Outcome::Told(news) if !is_stored(news) => {}
            Outcome::Told(_) | Outcome::Locked(_) | Outcome::Unlocked(_) => app.wrote(),
        }
        if stops {
            face.suspend();
        }
        let scene = runtime.scene(app.seen(), app.cover());
        app.absorb(outcome, &scene).into_iter().rev().for_each(|effect| queue.push_front(effect));
        if runtime.settings().face != before {
            return Ok(Flow::End(Ending::OtherFace));
        }
    }
    Ok(Flow::On)
}

/// Whether this news means that the room now holds something else.
const fn is_stored(news: &Told) -> bool {
    matches!(
        news,
        Told::EntrySaved(_)
            | Told::Responded
            | Told::Temperature
            | Told::SittingEnded(_)
            | Told::Saved
            | Told::Written(_)
    )
}

/// Whether an effect takes long enough to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    Instant,
    Slow,
}

/// What to open again after the lock. The recovery sheet of the first run is shown only once: whoever hides it half
/// written is led to the page that makes another.
fn places(app: &App) -> Vec<Route> {
    let routes = app.routes();
    if routes.is_empty() { vec![Route::Today, Route::Recovery] } else { routes }
}

/// Before the slow or grave effects: take private words off the screen, or say that it takes a moment.
fn prepare(face: &mut impl Face, app: &mut App, runtime: &mut Runtime, effect: &Effect) -> Result<Pace, FaceError> {
    let Effect::Home(effect) = effect else { return Ok(Pace::Instant) };
    let words = match effect {
        HomeEffect::Lock | HomeEffect::Leave | HomeEffect::Suspend | HomeEffect::Welcome | HomeEffect::HandOver(_) => {
            face.blank();
            runtime.remember(places(app));
            return Ok(Pace::Instant);
        }
        HomeEffect::MakeWords | HomeEffect::Ready(_) => return Ok(Pace::Instant),
        HomeEffect::Create { .. } => "Making your place. This takes a moment.",
        HomeEffect::Unlock(..) | HomeEffect::Recover { .. } => "Opening. This takes a moment.",
        HomeEffect::ChangePassphrase { .. } | HomeEffect::NewSheet(_) => "Sealing. This takes a moment.",
        HomeEffect::BackupNow | HomeEffect::VerifyBackup(_) => "Checking every page. This takes a moment.",
    };
    app.say(Notice::calm(words));
    show(face, app, runtime)?;
    Ok(Pace::Slow)
}
