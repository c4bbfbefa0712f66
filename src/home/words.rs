//! A passphrase of generated words, for those who want one.

use secrecy::SecretString;
use zeroize::Zeroizing;

/// How many words are suggested: 55 bits, tens of thousands of years for one strong machine at our cost.
pub const WORDS: usize = 5;

/// Five words from a list of 2,048 short English ones, with one space between.
///
/// # Errors
///
/// Only if the system gives no random numbers.
pub fn generate() -> Result<SecretString, getrandom::Error> {
    let list = bip39::Language::English.word_list();
    let mut random = Zeroizing::new([0_u8; WORDS * 2]);
    getrandom::fill(&mut *random)?;
    let mut text = String::with_capacity(WORDS * 9);
    for pair in random.chunks_exact(2) {
        if !text.is_empty() {
            text.push(' ');
        }
        // 2,048 divides 65,536, so every word is as likely as the others.
        text.push_str(list[usize::from(u16::from_le_bytes([pair[0], pair[1]])) % list.len()]);
    }
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn five_words_from_the_list_and_never_the_same_twice() {
        let list = bip39::Language::English.word_list();
        let first = generate().expect("random numbers");
        let words: Vec<&str> = first.expose_secret().split(' ').collect();
        assert_eq!(words.len(), WORDS);
        assert!(words.iter().all(|word| list.contains(word)));
        assert_ne!(first.expose_secret(), generate().expect("random numbers").expose_secret());
    }
}
