//! What a name names, and what its parts are called.
//!
//! A publisher or a user often says which word is the family name; that knowledge enters here as a hint and nowhere
//! else, so that a name with hints and one without go through the same door.

/// What kind of thing bears the name. It decides which words are titles, which are legal forms, and how much an
/// additional word weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum NameKind {
    /// A human being (FollowTheMoney `Person`).
    Person = 0,
    /// A company, public body or other organisation.
    Organization = 1,
    /// A vessel, aircraft or vehicle.
    Object = 2,
    /// Could be either (`LegalEntity`, `Thing`).
    #[default]
    Unknown = 3,
}

impl NameKind {
    /// All kinds, each at the place of its number.
    pub const ALL: [NameKind; 4] = [Self::Person, Self::Organization, Self::Object, Self::Unknown];

    /// The kind that a stored byte stands for.
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            0 => Self::Person,
            1 => Self::Organization,
            2 => Self::Object,
            3 => Self::Unknown,
            _ => return None,
        })
    }
}

/// What a published part of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum PartTag {
    /// Nobody said.
    Unknown = 0,
    /// Given (first) name.
    Given = 1,
    /// Middle name.
    Middle = 2,
    /// Father's name, as in Russian or Arabic usage.
    Patronymic = 3,
    /// Family (last) name.
    Family = 4,
    /// Title or honorific.
    Title = 5,
    /// Generational or academic suffix.
    Suffix = 6,
    /// Nickname or name of war.
    Nickname = 7,
}

impl PartTag {
    /// The tag that a stored byte stands for.
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            0 => Self::Unknown,
            1 => Self::Given,
            2 => Self::Middle,
            3 => Self::Patronymic,
            4 => Self::Family,
            5 => Self::Title,
            6 => Self::Suffix,
            7 => Self::Nickname,
            _ => return None,
        })
    }

    /// True when two tags cannot be the same part of one person's name.
    pub(crate) fn contradicts(self, other: Self) -> bool {
        let side = |tag: Self| match tag {
            Self::Given => 1,
            Self::Family => 2,
            _ => 0,
        };
        side(self) != 0 && side(other) != 0 && side(self) != side(other)
    }
}

/// A published part: its words and what they are. Words that do not occur in the name's text are ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHint {
    /// What the part is.
    pub kind: PartTag,
    /// The part as published; one or several words.
    pub text: String,
}
