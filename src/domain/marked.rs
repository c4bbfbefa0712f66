//! Whether something is chosen for the counselor.

/// Chosen for the counselor, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Marked {
    /// The other one.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
        }
    }
}

impl From<bool> for Marked {
    fn from(marked: bool) -> Self {
        if marked { Self::Yes } else { Self::No }
    }
}
