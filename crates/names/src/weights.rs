//! Every number that a name's score is made of, with its reason.
//!
//! A score is `1 - sum of (share x cost)`, clamped to 0..1. A part's share is its weight over the sum of all weights that
//! take part; costs are 0 (same) to [`CONFLICT`] (each side says another word). All are dimensionless.

/// The one decision threshold of the product: a pair at or over it is a match.
pub const THRESHOLD: f32 = 0.70;

/// Weight of a name proper: the unit of all others.
pub(crate) const WORD: f32 = 1.0;
/// A name borne by millions (`Muhammad`, `Kim`): says less, and is dropped more often, than another.
pub(crate) const COMMON: f32 = 0.7;
/// A word said twice (`Sergey Sergey Shoigu`).
pub(crate) const REPEATED: f32 = 0.1;
/// A father's name is left out in most records.
pub(crate) const PATRONYMIC: f32 = 0.8;
/// A single letter stands for many names.
pub(crate) const INITIAL: f32 = 0.5;
/// Words of descent and articles are spelled, joined and dropped at will.
pub(crate) const PARTICLE: f32 = 0.05;
/// `Abu` and `Umm` are common to thousands of names of war, yet part of them.
pub(crate) const KUNYA: f32 = 0.3;
/// Titles come and go with the source.
pub(crate) const TITLE: f32 = 0.03;
/// A surname after the title of a head of state or government (`President Erdoğan`) says who is meant where it has this many letters
/// and no more bearers in a million than [`TELLING_SHARE`].
pub(crate) const TELLING_LETTERS: usize = 5;
/// See [`TELLING_LETTERS`]: `President Johnson` may be anybody, `Prime Minister Netanyahu` is one family.
pub(crate) const TELLING_SHARE: u32 = 100;
/// A generational suffix tells father from son where both have one.
pub(crate) const SUFFIX: f32 = 0.3;
/// Legal forms are abbreviated, translated and dropped, yet two different ones hint at two companies.
pub(crate) const LEGAL: f32 = 0.15;
/// Words that thousands of organisations bear.
pub(crate) const GENERIC: f32 = 0.45;
/// What each word that an abbreviation stands for counts of its weight: three of them weigh as one word (`OKB`: experimental, design, bureau).
pub(crate) const SPELLED_OUT: f32 = 0.34;
/// A generic word where the name has no other words.
pub(crate) const GENERIC_ALONE: f32 = 0.8;
/// A country in a name tells one subsidiary from another.
pub(crate) const PLACE: f32 = 0.8;
/// A country that one side adds, as a share of its weight.
pub(crate) const EXTRA_PLACE: f32 = 1.0;
/// Numbers tell sister ships, funds and brigades apart.
pub(crate) const NUMBER: f32 = 1.0;

/// Two words where each side says another: worth more than a missing word, for a record that leaves out differs from a
/// record that says otherwise. At this cost one such word in a name of five is no match.
pub(crate) const CONFLICT: f32 = 1.6;
/// A word that only the listed name has: lists give names in full, people do not.
pub(crate) const EXTRA_LISTED_PERSON: f32 = 0.2;
/// A word that only the query has: the listed name would mostly have it.
pub(crate) const EXTRA_QUERY_PERSON: f32 = 0.4;
/// What the mean cost of the words that met adds, as a multiple, to the share of a word left over in a person's query: a name that
/// is met nearly, and in part, is met by chance.
pub(crate) const EXTRA_BESIDE_INEXACT: f32 = 2.0;
/// The same for a word left over in the listed person's name: less, since lists give names in full.
pub(crate) const EXTRA_LISTED_BESIDE_INEXACT: f32 = 1.5;
/// An organisation's additional word mostly names another organisation (`Banco Santander Chile`).
pub(crate) const EXTRA_LISTED_ORGANIZATION: f32 = 0.65;
/// The same on the asking side.
pub(crate) const EXTRA_QUERY_ORGANIZATION: f32 = 0.75;
/// What a word of a trade or a legal form that only one side has counts, as a multiple, where every name proper of two organisations has met
/// its like letter by letter, and is a word that nobody and nothing else is known to be called: `Gatewick Aviation Services` is
/// mostly `Gatewick LLC`, as `Atlas Trading` need not be `Atlas`.
pub(crate) const EXTRA_BESIDE_RARE_NAME: f32 = 0.5;
/// Rule: a number that only one side has (`Victory` is not `Victory 3`); alone it takes a perfect name under the threshold.
pub(crate) const EXTRA_NUMBER: f32 = 0.31;
/// Rule: each side has another number (`Star 2` is not `Star 3`), however long the rest.
pub(crate) const NUMBER_CONFLICT: f32 = 0.40;
/// A word in brackets explains rather than names.
pub(crate) const BRACKETED: f32 = 0.5;

/// Two single letters, or letter and word, that begin alike.
pub(crate) const INITIAL_COST: f32 = 0.15;
/// Costs up to which a word read over a road that leaves sounds out is met as well as by its letters.
pub(crate) const EXACT: f32 = 0.05;
/// Names that must meet in full before an initial may stand for a third while a name is left over beside it.
pub(crate) const FULL_NAMES: usize = 2;
/// Forms of one given name in two languages (`Mykola`, `Nikolai`).
pub(crate) const VARIANT_COST: f32 = 0.25;
/// The same where both forms are borne in one country by at least [`SIDE_BY_SIDE`] in a million: `Joshua` and `Jesus`, `Evan` and
/// `Juan` are neighbours there, and nobody translates a neighbour's name.
pub(crate) const NEIGHBOURS_COST: f32 = 0.45;
/// See [`NEIGHBOURS_COST`].
pub(crate) const SIDE_BY_SIDE: u32 = 100;
/// Two short forms of one name (`Bill`, `Will`).
pub(crate) const BOTH_SHORT_COST: f32 = 0.45;
/// A nickname for a full name.
pub(crate) const NICKNAME_COST: f32 = 0.2;
/// Words that mean the same in two scripts, where one is likely the other's translation.
pub(crate) const TRANSLATED_COST: f32 = 0.1;
/// A town and the Slavic adjective made of it.
pub(crate) const ADJECTIVE_COST: f32 = 0.1;
/// A generic word and its short form (`International`, `Int'l`).
pub(crate) const CONCEPT_COST: f32 = 0.2;
/// Two legal forms of different kind.
pub(crate) const LEGAL_CONFLICT: f32 = 1.6;
/// A legal form on one side, the mere word for a company on the other.
pub(crate) const LEGAL_BESIDE_COMPANY: f32 = 0.5;
/// Joining or splitting words.
pub(crate) const JOIN_COST: f32 = 0.04;
/// Edits that joined words may be apart.
pub(crate) const JOIN_EDITS: f32 = 1.2;
/// Joined words must otherwise be spelled nearly the same.
pub(crate) const JOIN_LIMIT: f32 = 0.2;
/// The same for a whole person's name that would be one word of a longer name: `David Howe` is no `Давидов`.
pub(crate) const JOIN_WHOLE_LIMIT: f32 = 0.1;
/// An acronym for the words it is made of.
pub(crate) const ACRONYM_COST: f32 = 0.2;
/// A published given name meets a published family name.
pub(crate) const TAG_COST: f32 = 0.25;

/// Score from which on a name in a script of syllables is held to be the transcription of the one beside it.
pub(crate) const TRANSCRIBES: f32 = 0.85;
/// The same for kana, in which no name but a Japanese one is written but as a transcription.
pub(crate) const TRANSCRIBES_IN_KANA: f32 = 0.5;
/// Only one name proper agrees while a side has more: a first name or a surname alone is nobody.
pub(crate) const SINGLE_NAME: f32 = 0.25;
/// Rule: only given names agree, and a surname is left over at the end (`Christopher Daniel`, `Christopher Daniel Wexcombe`): as a name alone.
pub(crate) const ONLY_GIVEN_NAMES: f32 = 0.25;
/// Rule: of two Spanish surnames the father's is left over and the mother's, which is no rarer, agrees (`José Martínez`,
/// `Jose Zamarripa-Martinez`): nobody is called so, but records with a place for a middle name put the father's there and lose it. Such a name
/// is in doubt by itself, and any contradiction or a further name left over is enough.
pub(crate) const MOTHERS_SURNAME: f32 = 0.2;
/// Rule: the family name that was asked for is left over (`Rupert Mark Wexcombe`, `Mark Rupert`).
pub(crate) const FAMILY_NAME_LEFT_OUT: f32 = 0.15;
/// Rule: the first name is left over before one that very many bear (`Rosalind James Wexcombe`, `James Wexcombe`). People are called by a second name, so
/// that it takes a name under the threshold only where more is left over, or where the question has the first name.
pub(crate) const FIRST_NAME_LEFT_OUT: f32 = 0.15;
/// Rule: an initial beside a surname of more than one person in a thousand; a contradiction more is enough then.
pub(crate) const INITIAL_OF_MANY: f32 = 0.1;
/// No distinctive word agrees although both sides have one: only forms, titles, initials or generic words do.
pub(crate) const NOTHING_DISTINCTIVE: f32 = 0.5;
/// The same where only one of two organisations has such a word: the other is called by what it does and where, and what is left over
/// counts by itself (`Islamic Republic of Iran Shipping Lines`).
pub(crate) const DISTINCTIVE_ON_ONE_SIDE: f32 = 0.25;
/// Letters of a single word that can be a whole East Asian name.
pub(crate) const SHORTEST_WHOLE: usize = 5;
/// Score by words from which on two names in letters are not read in syllables besides.
pub(crate) const TOLD_BY_WORDS: f32 = 0.85;
/// What the cost of meeting in syllables counts for in the score.
pub(crate) const SYLLABLES: f32 = 0.5;
/// The same counts so many times in a name of two syllables, where chance agrees easily.
pub(crate) const TWO_SYLLABLES: f32 = 2.4;
/// Added to a name of two syllables that met between two languages, or by a spelling that stands for many syllables: two loose sets
/// of sounds meet by chance in any large list.
pub(crate) const TWO_LOOSE_SYLLABLES: f32 = 0.2;
/// Cost of a form from which on its spelling is held to stand for many syllables.
pub(crate) const LOOSE_FORM: u8 = 5;
/// Added where both names read as Mandarin of their own, disagree there, and only a reading in Korean meets.
pub(crate) const ANOTHER_IN_MANDARIN: f32 = 0.2;
/// Cost of each word up to which a reading in Cantonese, Vietnamese or Japanese outweighs syllables that disagree.
pub(crate) const IN_ANOTHER_LANGUAGE: f32 = 0.2;
/// The same for words written as one: more syllables have agreed.
pub(crate) const JOINED_IN_ANOTHER_LANGUAGE: f32 = 0.25;
/// The surname stands last on one side only.
pub(crate) const SURNAME_LAST: f32 = 0.1;
/// Cost of an edit a letter for foreign names in Han, Hangul or kana: the table of costs already knows what these lose.
pub(crate) const LOSSY: f32 = 1.55;
/// The same for scripts that leave vowels out: their table of costs is lenient in what the vowels between may be, so that what
/// is left over counts more.
pub(crate) const UNVOWELLED: f32 = 1.15;
/// What a difference counts, as a multiple, between syllables in their own script and Latin letters: each syllable is two or three
/// sounds long, and its readings by several languages have all been tried already.
pub(crate) const OWN_SYLLABLES: f32 = 2.5;
/// Rule: the words of one name in its own script met by readings in two languages.
pub(crate) const MIXED_LANGUAGES: f32 = 0.3;
/// What the cost of a reading counts for: the text crate orders readings by it, and its scale is that of a doubt, not of an edit.
pub(crate) const READING: f32 = 0.5;
/// Edits from which a short word read over such a road is another word.
pub(crate) const LOSSY_SHORT: f32 = 0.3;
/// What a difference counts, as a multiple, in a name of two words that are read over a road which leaves sounds out. Each word
/// alone may be a guess; two guesses are met by chance in any large list.
pub(crate) const GUESSED_PAIR: f32 = 1.4;
/// The same for three words; four do not meet by chance.
pub(crate) const GUESSED_TRIPLE: f32 = 1.2;
/// What the cost of joined words beyond that of joining counts further, as a multiple, between two scripts: a join has as many sounds
/// as two names, so that a difference in it is spread over both and counts for both.
pub(crate) const GUESSED_JOIN: f32 = 1.0;
/// What a difference counts, as a multiple, where both sides are in scripts of their own: each is read by guesses, and a listed party
/// whose name is in one such script has it in Latin letters beside.
pub(crate) const GUESSED_FROM_AFAR: f32 = 2.0;
/// Added where one side says `Abdul Ali` and the other only `Ali`, a name borne by millions without the word for servant, or where the
/// one without it is in its own script, which does not leave it out.
pub(crate) const SERVANT_OF_COMMON: f32 = 0.6;
/// Added to a short form, or a form in another language, of a name that is not the first of its side while the first is left over:
/// `Jack` is John, not `Mary John`.
pub(crate) const LATER_NICKNAME: f32 = 0.25;
/// Cost from which on a word that met by its sounds or over a road, in a name of two or three, is in doubt: the other word is
/// mostly a name of many, and this one should tell who is meant.
pub(crate) const DOUBT: f32 = 0.30;
/// What the cost beyond [`DOUBT`] counts further, as a multiple.
pub(crate) const DOUBTFUL: f32 = 1.5;
/// Added to an initial whose side has an earlier one left over.
pub(crate) const LATER_INITIAL: f32 = 0.8;
/// What a word left over counts, as a multiple, beside words that are met by guesses.
pub(crate) const EXTRA_BESIDE_GUESS: f32 = 1.5;
/// Rule: a person's name against one of an unknown kind that has the words of a company.
pub(crate) const PERSON_AND_COMPANY: f32 = 0.3;
/// A word in a script without vowels, whose first sound is always written, against one that begins with another: `Husayn` is
/// not `Yasin`, nor `Mahdi` `Ahmad`.
pub(crate) const FIRST_SOUND: f32 = 0.5;
/// The same for a foreign name in Han, Hangul or kana: transcriptions choose among few sounds, so that it speaks less.
pub(crate) const FOREIGN_FIRST_SOUND: f32 = 0.2;
/// The Latin word lacks the first vowel that the native one writes.
pub(crate) const FIRST_DROPPED: f32 = 0.15;
/// A word in a script without vowels ends in a long `i`, which is always written, and the Latin word does not, or the reverse:
/// `Muhammad` is not `Muhammadi`.
pub(crate) const LAST_VOWEL: f32 = 0.3;
/// Edits up to which a sound may answer another at the beginning.
pub(crate) const ANSWERS: f32 = 0.5;
/// Rule: both names are East Asian, word by word, and a syllable is another one.
pub(crate) const OTHER_SYLLABLE: f32 = 0.25;
/// The same where one name is wholly in its own script: its readings as single words are guesses beside its syllables.
pub(crate) const OTHER_NATIVE: f32 = 0.5;
/// `Salman bin Muhammad` against `Muhammad bin Salman`: father and son changed places.
pub(crate) const FILIATION: f32 = 0.45;

/// Edit distance per letter against cost, straight lines between: one slip in ten letters is nearly nothing, one in
/// four is a doubt, and from four in ten on the words are two words.
pub(crate) const SPELLING: &[(f32, f32)] = &[
    (0.0, 0.0),
    (0.10, 0.10),
    (0.20, 0.30),
    (0.25, 0.52),
    (0.30, 0.90),
    (0.36, 1.30),
    (0.42, CONFLICT),
];
/// Every edit beyond the first counts this much more: one slip is human, two in a word are rare.
pub(crate) const MORE_EDITS: f32 = 0.5;
/// Two letters exchanged in a word of three.
pub(crate) const SHORT_SWAP: f32 = 0.6;
/// In words of up to this many letters one letter is another person.
pub(crate) const SHORT: usize = 3;
/// Part of an edit from which a short word is another word.
pub(crate) const SHORT_LIMIT: f32 = 0.3;
/// Edits per letter beyond which no cost is worked out.
pub(crate) const LIMIT: f32 = 0.36;
/// Edits added where words agree by sound and not by letters, so that the written form wins.
pub(crate) const SOUND_ONLY: f32 = 0.1;
/// Bearers in a million from which a form of address that is the first of two words is a given name: `Donna Diaz`.
pub(crate) const GIVEN_SHARE: u32 = 300;
/// Records that make a title at the end of a name a surname.
pub(crate) const SURNAME: u32 = 10;
/// Persons in a million that do the same where two names stand before it: `Rupert Allen Justice`.
pub(crate) const SURNAME_SHARE: u32 = 50;
/// Records that make a word an attested name.
pub(crate) const ATTESTED: u32 = 2;
/// Persons in a million that make a word of the census an attested name: below it stand slips of the census itself.
pub(crate) const ATTESTED_SHARE: u32 = 10;
/// Both forms are attested names: added in full from [`TWO_NAMES_FROM`] plus half an edit on, not at all up to it.
pub(crate) const BOTH_ATTESTED: f32 = 0.5;
/// Two attested names that differ in the vowel that tells a man's from a woman's.
pub(crate) const OTHER_GENDER: f32 = 0.4;
/// The same for two words of a dictionary in the name of an organisation (`Missiles`, `Missives`).
pub(crate) const BOTH_WORDS: f32 = 1.2;
/// Words that meet by their sounds, one at most two thirds as long as the other (`Sem`, `Aissami`): the sounds that are written once
/// and left out once are too many for one name.
pub(crate) const MUCH_SHORTER: f32 = 0.4;
/// What of the letters counts, beside the sounds, where two attested names are met by their sounds: `Evan` and `Ivan` sound alike and
/// are two names.
pub(crate) const LETTERS_OF_NAMES: f32 = 0.5;
/// Edits up to which two attested names are held to be spellings of one (`Mohamed`, `Mohammed`).
pub(crate) const TWO_NAMES_FROM: f32 = 0.3;
/// `Abdul Rahman` for `Rahman`: the word for servant is left out at will.
pub(crate) const SERVANT_COST: f32 = 0.25;
/// A father's name by its form for a name of another form: rarely the same word.
pub(crate) const PATRONYMIC_LIMIT: f32 = 0.2;
/// One particle for another.
pub(crate) const OTHER_PARTICLE: f32 = 0.5;
/// Costs from here on are shown as two words, not as one word spelled two ways.
pub(crate) const TWO_WORDS: f32 = 1.1;
/// Words that start on unlike sounds are more often two words.
pub(crate) const FIRST_LETTER: f32 = 0.08;

/// What a difference that was heard over a road which loses sounds counts, as a multiple, in persons' names of which the shorter has so
/// many names proper.
pub(crate) fn guessed(names: usize) -> f32 {
    match names {
        2 => GUESSED_PAIR,
        3 => GUESSED_TRIPLE,
        _ => 1.0,
    }
}

/// A cost with what it counts further as a doubt.
pub(crate) fn doubted(cost: f32) -> f32 {
    cost + DOUBTFUL * (cost - DOUBT).max(0.0)
}

/// The cost that comes to so much with [`doubted`].
pub(crate) fn before_doubt(cost: f32) -> f32 {
    if cost <= DOUBT {
        cost
    } else {
        (cost + DOUBTFUL * DOUBT) / (1.0 + DOUBTFUL)
    }
}

/// Cost of a distance of `edits` between words of at most `length` letters.
pub(crate) fn spelling_cost(edits: f32, length: usize) -> f32 {
    if edits <= 0.0 {
        return 0.0;
    }
    if length <= SHORT && edits > SHORT_LIMIT {
        return CONFLICT;
    }
    ratio_cost((edits + (edits - 1.0).max(0.0) * MORE_EDITS) / length.max(1) as f32)
}

/// Cost of so many edits a letter.
pub(crate) fn ratio_cost(ratio: f32) -> f32 {
    let mut low = (0.0, 0.0);
    for &high in SPELLING {
        if ratio <= high.0 {
            return if high.0 > low.0 {
                low.1 + (ratio - low.0) / (high.0 - low.0) * (high.1 - low.1)
            } else {
                0.0
            };
        }
        low = high;
    }
    CONFLICT
}

/// The most edits between words of at most `length` letters whose [`spelling_cost`] may be under `cost`; never too few.
pub(crate) fn edits_under(cost: f32, length: usize) -> f32 {
    // Distances are counted in hundredths, so one of these makes up for rounding.
    const ROUNDING: f32 = 0.01;
    if length <= SHORT && cost < CONFLICT {
        return SHORT_LIMIT + ROUNDING;
    }
    let edits = ratio_under(cost) * length as f32;
    let edits = if edits > 1.0 {
        (edits + MORE_EDITS) / (1.0 + MORE_EDITS)
    } else {
        edits
    };
    edits + ROUNDING
}

/// The edits a letter up to which [`ratio_cost`] is at most `cost`.
pub(crate) fn ratio_under(cost: f32) -> f32 {
    for pair in SPELLING.windows(2) {
        if let &[low, high] = pair
            && cost <= high.1
        {
            return low.0 + (cost - low.1).max(0.0) / (high.1 - low.1) * (high.0 - low.0);
        }
    }
    f32::MAX
}

/// What is added where both forms are words of a dictionary and `edits` apart: no slip turns one into the other as often as
/// somebody means the other.
pub(crate) fn two_words(edits: f32) -> f32 {
    BOTH_WORDS * ((edits - TWO_NAMES_FROM) * 2.0).clamp(0.0, 1.0)
}

/// What is added where both forms are attested names and `edits` apart.
pub(crate) fn two_names(edits: f32) -> f32 {
    BOTH_ATTESTED * ((edits - TWO_NAMES_FROM) * 2.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_edits_are_allowed_than_a_cost_allows() {
        for length in 1..30 {
            for cost in (1..22).map(|step| step as f32 / 20.0) {
                let most = edits_under(cost, length);
                for edits in (0..600).map(|step| step as f32 / 100.0) {
                    if spelling_cost(edits, length) < cost {
                        assert!(
                            edits <= most,
                            "{edits} edits in {length} letters cost under {cost}"
                        );
                    }
                }
                assert!(
                    spelling_cost(most + 0.03, length) >= cost,
                    "{length} letters, {cost}"
                );
            }
        }
    }
}
