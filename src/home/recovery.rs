//! The recovery sheet's code: 160 random bits in eight groups that can each be checked on their own.
//!
//! Each group is four data letters (20 bits) and one check letter of Crockford's base32. The check letter knows the
//! group's number, so one wrong letter, two swapped letters or two swapped groups are always noticed.

use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Groups of a code.
pub const GROUPS: usize = 8;
const DATA: usize = 4;

/// A recovery code. Its text never shows in `Debug`.
#[derive(Clone)]
pub struct RecoveryCode(SecretString);

/// Why a typed code cannot be a recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// Not eight groups of five.
    #[error("A recovery code has 8 groups of 5. What you typed has {0} letters and digits.")]
    Length(usize),
    /// This group, from 1, does not fit its check letter.
    #[error("Group {0} of the code does not fit.")]
    Group(usize),
    /// A sign that is never in a code.
    #[error("The sign {0:?} is never part of a code.")]
    Sign(char),
}

impl RecoveryCode {
    /// Makes a new one.
    ///
    /// # Errors
    ///
    /// Only if the system gives no random numbers.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut random = Zeroizing::new([0_u8; GROUPS * DATA]);
        getrandom::fill(&mut *random)?;
        for digit in random.iter_mut() {
            *digit &= 31;
        }
        Ok(Self::from_digits(&random))
    }

    /// Reads what someone typed from their sheet: case, spaces and dashes do not matter, O counts as 0, I and L as 1.
    ///
    /// # Errors
    ///
    /// Says which group does not fit.
    pub fn parse(typed: &str) -> Result<Self, CodeProblem> {
        let mut digits = Zeroizing::new(Vec::with_capacity(typed.len()));
        for sign in typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '_' | '.' | '–' | '—'))
        {
            digits.push(digit(sign).ok_or(CodeProblem::Sign(sign))?);
        }
        if digits.len() != GROUPS * (DATA + 1) {
            return Err(CodeProblem::Length(digits.len()));
        }
        let mut data = Zeroizing::new([0_u8; GROUPS * DATA]);
        for (group, five) in digits.chunks_exact(DATA + 1).enumerate() {
            if check(group, &five[..DATA]) != five[DATA] {
                return Err(CodeProblem::Group(group + 1));
            }
            data[group * DATA..(group + 1) * DATA].copy_from_slice(&five[..DATA]);
        }
        Ok(Self::from_digits(&data))
    }

    /// The code as it stands on the sheet: eight groups with dashes. It is also, letter by letter, the passphrase of
    /// `recovery.age`.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// The eight groups of five.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.expose().split('-')
    }

    /// Whether `typed` is what stands in the group with this number, counted from 0; read as tolerantly as a code.
    #[must_use]
    pub fn group_is(&self, number: usize, typed: &str) -> GroupCheck {
        let read: Option<Vec<u8>> = typed.chars().filter(|sign| !sign.is_whitespace()).map(digit).collect();
        let written: Option<Vec<u8>> = self.groups().nth(number).map(|group| group.chars().filter_map(digit).collect());
        if read.is_some() && read == written { GroupCheck::Same } else { GroupCheck::Different }
    }

    pub(crate) const fn secret(&self) -> &SecretString {
        &self.0
    }

    fn from_digits(data: &[u8; GROUPS * DATA]) -> Self {
        let mut text = String::with_capacity(GROUPS * (DATA + 2));
        for (group, four) in data.chunks_exact(DATA).enumerate() {
            if group > 0 {
                text.push('-');
            }
            for digit in four.iter().copied().chain([check(group, four)]) {
                text.push(char::from(ALPHABET[usize::from(digit & 31)]));
            }
        }
        Self(SecretString::from(text))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(hidden)")
    }
}

/// Whether a group was typed back right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupCheck {
    /// It was.
    Same,
    /// It was not.
    Different,
}

fn digit(sign: char) -> Option<u8> {
    let folded = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|letter| char::from(*letter) == folded).and_then(|at| u8::try_from(at).ok())
}

/// The check digit: the group's number and each digit times a different power of x, in the field of 32 elements.
fn check(group: usize, data: &[u8]) -> u8 {
    let number = u8::try_from(group & 31).unwrap_or(0);
    data.iter().rev().fold(0, |sum, digit| times_x(sum ^ digit)) ^ number
}

/// Multiplication by x modulo x^5 + x^2 + 1.
const fn times_x(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { (doubled ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_has_eight_groups_of_five_and_reads_back() {
        let code = RecoveryCode::generate().expect("random numbers");
        assert_eq!(code.groups().count(), GROUPS);
        assert!(code.groups().all(|group| group.len() == 5));
        let sloppy = code.expose().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryCode::parse(&sloppy).expect("the same code").expose(), code.expose());
    }

    #[test]
    fn a_code_never_shows_in_debug() {
        let code = RecoveryCode::generate().expect("random numbers");
        let shown = format!("{code:?}");
        assert!(code.groups().all(|group| !shown.contains(group)), "{shown}");
    }

    #[test]
    fn a_group_can_be_typed_back() {
        let code = RecoveryCode::generate().expect("random numbers");
        let third = code.groups().nth(2).expect("a third group").to_lowercase();
        assert_eq!(code.group_is(2, &third), GroupCheck::Same);
        assert_eq!(code.group_is(2, &third[1..]), GroupCheck::Different);
        assert_eq!(code.group_is(8, &third), GroupCheck::Different);
        assert_eq!(code.group_is(2, "?????"), GroupCheck::Different);
    }

    #[test]
    fn what_cannot_be_a_code_says_why() {
        assert_eq!(RecoveryCode::parse("abc").err(), Some(CodeProblem::Length(3)));
        assert_eq!(RecoveryCode::parse("abc!").err(), Some(CodeProblem::Sign('!')));
        assert_eq!(RecoveryCode::parse("").err(), Some(CodeProblem::Length(0)));
    }

    proptest! {
        #[test]
        fn one_wrong_letter_is_always_noticed_in_its_group(random in any::<[u8; 32]>(), at in 0_usize..40, other in 0_usize..32) {
            let mut data = random;
            data.iter_mut().for_each(|digit| *digit &= 31);
            let plain: String = RecoveryCode::from_digits(&data).expose().replace('-', "");
            let mut typed = plain.clone().into_bytes();
            typed[at] = ALPHABET[other];
            let typed = String::from_utf8(typed).expect("ASCII");
            let read = RecoveryCode::parse(&typed);
            if typed == plain {
                prop_assert!(read.is_ok());
            } else {
                prop_assert_eq!(read.err(), Some(CodeProblem::Group(at / 5 + 1)));
            }
        }

        #[test]
        fn swapped_letters_and_swapped_groups_are_noticed(random in any::<[u8; 32]>(), at in 0_usize..39, a in 0_usize..8, b in 0_usize..8) {
            let mut data = random;
            data.iter_mut().for_each(|digit| *digit &= 31);
            let code = RecoveryCode::from_digits(&data);
            let plain = code.expose().replace('-', "");
            let mut letters = plain.clone().into_bytes();
            letters.swap(at, at + 1);
            let swapped = String::from_utf8(letters).expect("ASCII");
            prop_assert_eq!(RecoveryCode::parse(&swapped).is_ok(), swapped == plain);
            let mut groups: Vec<&str> = code.groups().collect();
            groups.swap(a, b);
            prop_assert_eq!(RecoveryCode::parse(&groups.join("-")).is_ok(), a == b);
        }

        #[test]
        fn no_text_makes_the_reader_fail(typed in any::<String>()) {
            let _ = RecoveryCode::parse(&typed);
        }
    }
}
