//! What the person of the evening says, whatever the face.

/// The time of the whole evening.
pub const NOW: &str = "2026-11-22T18:42:00+01:00";
/// What to call them.
pub const NAME: &str = "Robin";
/// What it is about.
pub const BREACH: &str = "The loan";
/// "Money", counted from 1.
pub const KIND: &str = "5";
/// Questions of the private check, each answered with no.
pub const CHECKS: usize = 9;
/// Temperature before and after the exercise.
pub const HEAT: [&str; 2] = ["3", "2"];
/// The line that gets them through tonight.
pub const LAST_WORDS: &str = "One cup of tea and a warm blanket.";
/// The journal entry, and a word of it.
pub const ENTRY: &str = "We walked to the harbour and nobody raised a voice.";
pub const SOUGHT: &str = "harbour";
/// The exercise the first run leads to.
pub const EXERCISE: &str = "A plan for the next two weeks";

/// What they do with one prompt.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    /// These options, counted from 1.
    Picks(&'static [&'static str]),
    /// This option, counted from 1.
    Pick(&'static str),
    Text(&'static str),
    Skip,
}

/// The prompts of the exercise as someone who was hurt by a friend is asked them.
pub const REPLIES: [Reply; 12] = [
    Reply::Picks(&["1", "3"]),
    Reply::Text("Reading in bed, no phone"),
    Reply::Text("Soup and bread"),
    Reply::Skip,
    Reply::Text("Kim, after eight"),
    Reply::Skip,
    Reply::Skip,
    Reply::Skip,
    Reply::Skip,
    Reply::Text("Work on Monday, the dog every day"),
    Reply::Pick("2"),
    Reply::Text(LAST_WORDS),
];

/// The groups of a recovery sheet in what was shown: "3. HWR90".
pub fn groups(shown: &str) -> Vec<String> {
    let mut groups: Vec<(usize, String)> = shown
        .lines()
        .filter_map(|line| {
            let (number, group) = line.trim().split_once(". ")?;
            let right =
                group.len() == 5 && group.chars().all(|sign| sign.is_ascii_digit() || sign.is_ascii_uppercase());
            Some((number.parse().ok()?, group.to_owned())).filter(|_| right)
        })
        .collect();
    groups.sort();
    groups.dedup();
    assert_eq!(groups.len(), 8, "{shown}");
    groups.into_iter().map(|(_, group)| group).collect()
}
