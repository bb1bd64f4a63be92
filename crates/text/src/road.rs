//! The roads by which a token comes to a Latin reading, by name, for the explanation.
//!
//! A road is one custom of writing: a standard, a passport order, the habit of a press. It is a closed set, so an enum of one byte; what
//! the explanation prints is [`Road::name`].

macro_rules! roads {
    ($($(#[$doc:meta])* $road:ident => $name:literal,)*) => {
        /// A custom by which a token is written in, or read into, Latin letters.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the printed name beside each variant says what it is")]
        pub enum Road { $($(#[$doc])* $road,)* }

        impl Road {
            /// All roads, in order of their numbers.
            pub const ALL: &'static [Road] = &[$(Road::$road,)*];

            /// What the explanation prints.
            pub fn name(self) -> &'static str {
                match self { $(Road::$road => $name,)* }
            }
        }
    };
}

roads! {
    AsWritten => "as written",
    LookAlikes => "look-alike letters repaired",
    UmlautSpelled => "umlauts written out",
    MarksSpelled => "letters with marks written out",
    TurkishSound => "Turkish spelling by sound",
    RussianBgn => "Russian, BGN/PCGN",
    RussianPassport => "Russian, passport (ICAO 9303)",
    RussianPassport1997 => "Russian, passport of 1997",
    RussianScholarly => "Cyrillic, ISO 9 without marks",
    RussianGerman => "Russian, German press",
    RussianFrench => "Russian, French press",
    RussianPolish => "Russian, Polish press",
    ForeignInRussian => "foreign name in Russian",
    Ukrainian2010 => "Ukrainian, order of 2010",
    UkrainianBgn => "Ukrainian, BGN/PCGN",
    Belarusian => "Belarusian, BGN/PCGN",
    Bulgarian => "Bulgarian, law of 2009",
    SerbianLatin => "Serbian, Gaj's Latin",
    SerbianPlain => "Serbian, Latin without marks",
    Macedonian => "Macedonian, BGN/PCGN",
    Kazakh => "Kazakh and Kyrgyz, BGN/PCGN",
    Uzbek => "Uzbek and Tajik, Latin",
    Mongolian => "Mongolian, BGN/PCGN",
    ArabicUnvowelled => "Arabic letters, vowels supplied",
    ArabicNoArticle => "Arabic letters, vowels supplied, article left out",
    ArabicName => "Arabic name, customary vowels",
    PersianUnvowelled => "Persian letters, vowels supplied",
    ArabicByCyrillic => "Arabic via Russian",
    HebrewUnvowelled => "Hebrew letters, vowels supplied",
    GreekElot => "Greek, ELOT 743",
    GreekSound => "Greek by sound",
    Armenian => "Armenian, BGN/PCGN",
    ArmenianWestern => "Armenian, western",
    Georgian => "Georgian, national system",
    GeorgianRussian => "Georgian, older spelling",
    HangulRevised => "Korean, Revised Romanization",
    HangulMcCune => "Korean, McCune-Reischauer",
    HangulNorth => "Korean, DPRK spelling",
    HangulCustom => "Korean, customary spelling",
    HangulForeign => "foreign name in Hangul",
    Hanja => "hanja read in Korean",
    Kontsevich => "Korean via Russian (Kontsevich)",
    Pinyin => "Chinese, pinyin",
    WadeGiles => "Chinese, Wade-Giles",
    Tongyong => "Chinese, Tongyong",
    Palladius => "Chinese via Cyrillic (Palladius)",
    Cantonese => "Chinese characters read in Cantonese",
    HanForeign => "foreign name in Chinese characters",
    SinoVietnamese => "Chinese characters read in Vietnamese",
    SinoKorean => "Chinese and Korean readings of the same characters",
    JapaneseOn => "kanji, on reading",
    JapaneseName => "kanji, name reading",
    KanaHepburn => "kana, Hepburn",
    KanaKunrei => "kana, Kunrei",
    KanaForeign => "foreign name in kana",
    KanaKorean => "Korean name in kana",
    Polivanov => "Japanese via Cyrillic (Polivanov)",
    Indic => "Indic script, vowels of the script",
    IndicPlain => "Indic script, final vowels mute",
    Thai => "Thai, general system",
    Burmese => "Burmese, general table",
    Khmer => "Khmer, general table",
    Ethiopic => "Ethiopic, BGN/PCGN",
    GeneralTable => "general table",
    PinyinByEar => "Chinese, spelled by ear",
    SomaliSound => "Somali spelling by sound",
}

impl Road {
    /// What [`Traits`] say of the road of a number.
    pub fn traits(number: u8) -> Traits {
        TRAITS.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The road of a number that a prepared name keeps; a number that no road has is that of a word as written.
    pub fn of(number: u8) -> Road {
        Road::ALL
            .get(usize::from(number))
            .copied()
            .unwrap_or(Road::AsWritten)
    }

    /// Whether the reading leaves sounds out, so that what it says is in part a guess.
    pub const fn is_lossy(self) -> bool {
        self.is_unvowelled() || self.is_foreign()
    }

    /// Whether the reading lacks the short vowels: such a reading is compared by consonants (see `crate::costs`).
    pub const fn is_unvowelled(self) -> bool {
        use Road::*;
        matches!(
            self,
            ArabicUnvowelled | ArabicNoArticle | PersianUnvowelled | HebrewUnvowelled
        )
    }

    /// The language in which a road reads Han characters or Hangul as a name of its own; `None` for every other road. The words of
    /// one name are read in one language.
    pub const fn own_language(self) -> Option<&'static str> {
        use Road::*;
        match self {
            Pinyin | WadeGiles | Tongyong => Some("zh"),
            Cantonese => Some("yue"),
            SinoVietnamese => Some("vi"),
            HangulRevised | HangulMcCune | HangulNorth | HangulCustom | Hanja => Some("ko"),
            JapaneseOn | JapaneseName => Some("ja"),
            _ => None,
        }
    }

    /// Whether the reading is of a foreign name in a script of syllables, which changes its sounds to fit.
    pub const fn is_foreign(self) -> bool {
        matches!(self, Road::HangulForeign | Road::KanaForeign | Road::HanForeign)
    }
}

/// What is asked of roads while words are compared, looked up by number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits {
    /// [`Road::is_unvowelled`].
    pub unvowelled: bool,
    /// [`Road::is_foreign`].
    pub foreign: bool,
    /// Whether there is a [`Road::own_language`].
    pub own_language: bool,
}

static TRAITS: [Traits; Road::ALL.len()] = {
    let none = Traits {
        unvowelled: false,
        foreign: false,
        own_language: false,
    };
    let mut traits = [none; Road::ALL.len()];
    let mut at = 0;
    while at < traits.len() {
        let road = Road::ALL[at];
        traits[at] = Traits {
            unvowelled: road.is_unvowelled(),
            foreign: road.is_foreign(),
            own_language: road.own_language().is_some(),
        };
        at += 1;
    }
    traits
};

impl Traits {
    /// [`Road::is_lossy`].
    pub fn is_lossy(self) -> bool {
        self.unvowelled || self.foreign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct() {
        let mut names: Vec<_> = Road::ALL.iter().map(|road| road.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Road::ALL.len());
    }
}
