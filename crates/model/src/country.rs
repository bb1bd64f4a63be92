//! Country codes: an open set, so an identifier and not an enum.
//!
//! ISO 3166-1 alpha-2 in lower case, as FollowTheMoney writes them; former states keep the codes that FollowTheMoney uses
//! (`suhh`, `yucs`, `csxx`, `cshh`, `ddde`), parts of states hang on the state (`ua-cri`, `gb-sct`), and `xk`, `eu`, `zz`
//! stand for Kosovo, the Union and "none". Names, demonyms and former names are looked up in `exonym_tables::countries`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A country code in FollowTheMoney form: 2 to 8 of `a-z`, `0-9` and `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode {
    bytes: [u8; 8],
    len: u8,
}

impl CountryCode {
    /// The code, if it has the form of one (upper case is lowered).
    pub fn new(code: &str) -> Option<CountryCode> {
        let mut bytes = [0; 8];
        if !(2..=8).contains(&code.len()) {
            return None;
        }
        for (slot, byte) in bytes.iter_mut().zip(code.bytes()) {
            *slot = byte.to_ascii_lowercase();
            if !(slot.is_ascii_lowercase() || slot.is_ascii_digit() || *slot == b'-') {
                return None;
            }
        }
        Some(CountryCode {
            bytes,
            len: code.len() as u8,
        })
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len as usize]).unwrap_or_default()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CountryCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        CountryCode::new(&code)
            .ok_or_else(|| serde::de::Error::custom(format!("`{code}` is no country code")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        assert_eq!(CountryCode::new("KP").unwrap().as_str(), "kp");
        assert_eq!(CountryCode::new("ua-cri").unwrap().as_str(), "ua-cri");
        assert_eq!(CountryCode::new("k"), None);
        assert_eq!(CountryCode::new("Кн"), None);
    }
}
