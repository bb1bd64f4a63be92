//! Whether two names are one name in the syllables of an East Asian language.

use exonym_text::road::Road;
use exonym_text::syllables::{Space, agree_in_order, sino};

use crate::layout::{FLAG_FOREIGN, FORM_APART, FORM_SURNAME_FIRST, FORM_SURNAME_LAST, Form, NameRef};
use crate::syllables::{Run, space_of};
use crate::weights;

/// What the syllables say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meeting {
    /// One of the names is not coherent in such a language.
    Silent,
    /// Both are, each word a syllable or one of them in its own script, and they are different names.
    Other {
        /// One of them is wholly in its own script, so that its words say nothing beyond its syllables.
        native: bool,
    },
    /// They are the same name, at this cost, over these roads.
    Same { cost: f32, roads: (u8, u8) },
}

/// Compares the forms of two names.
pub(crate) fn meet(query: NameRef<'_>, listed: NameRef<'_>) -> Meeting {
    let whole = |name: NameRef<'_>| name.is_native() && !name.is_kana() && name.token_count() > 1;
    if whole(query) && is_short_word(listed) || whole(listed) && is_short_word(query) {
        return Meeting::Other { native: true };
    }
    let mut best: Option<(f32, (u8, u8))> = None;
    let (mut mandarin, mut in_mandarin) = (false, false);
    // A name in its own script and a name that is coherent in such a language: what they are, syllables say.
    // A single word may be a foreign name in transcription, so it is not asked of one.
    let coherent = |name: NameRef<'_>| name.form_count() > 0 && name.token_count() > 1;
    // Kana writes names of all languages, so that its words say more than its syllables.
    // Nor does such a name meet one in a further script that is not coherent in it.
    let apart_from = |own: NameRef<'_>, other: NameRef<'_>| {
        let further = other.form_count() == 0 && other.tokens().all(|token| token.flags & FLAG_FOREIGN != 0);
        own.is_native()
            && !own.is_kana()
            && (coherent(other) || coherent(own) && further && !other.is_native())
    };
    let (own, other) = (apart_from(query, listed), apart_from(listed, query));
    let mut apart = own || other;
    // Where no surname was known at either end of the native name, its syllables are a guess too.
    let native = own && query.form_count() > 0 || other && listed.form_count() > 0;
    for a in (0..query.form_count()).map(|index| query.form(index)) {
        if listed.form_count() == 0 {
            break;
        }
        let run = Run::read(query.letters(a.offset, a.length));
        for b in (0..listed.form_count()).map(|index| listed.form(index)) {
            let other = Run::read(listed.letters(b.offset, b.length));
            apart |= a.space == b.space && a.flags & b.flags & FORM_APART != 0;
            let pinyin = |form: Form| form.road == Road::Pinyin as u8 && form.cost == 0;
            let both = pinyin(a) && pinyin(b);
            mandarin |= both;
            let Some(cost) = cost(a, &run, b, &other) else {
                continue;
            };
            in_mandarin |= both;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, (a.road, b.road)));
            }
        }
    }
    if mandarin
        && !in_mandarin
        && query.is_native() != listed.is_native()
        && let Some((cost, _)) = &mut best
    {
        *cost += weights::ANOTHER_IN_MANDARIN;
    }
    match best {
        Some((cost, roads)) => Meeting::Same { cost, roads },
        None if apart => Meeting::Other { native },
        None => Meeting::Silent,
    }
}

/// A single word in letters too short for surname and given name: `IZO` is not Li Ning read in Korean.
fn is_short_word(name: NameRef<'_>) -> bool {
    let mut tokens = name.tokens();
    match (tokens.next(), tokens.next()) {
        (Some(token), None) => {
            let reading = name.reading(usize::from(token.first_reading));
            !name.is_native() && usize::from(reading.length) < weights::SHORTEST_WHOLE
        }
        _ => false,
    }
}

/// The cost of taking two forms for one name, each read from where its surname can stand.
fn cost(a: Form, run: &Run, b: Form, other: &Run) -> Option<f32> {
    let (s, t) = (space_of(a.space)?, space_of(b.space)?);
    // Kana says too little of a syllable for the table of characters read in two languages.
    let kana = |form: Form| form.road == Road::KanaKorean as u8;
    if s != t && (kana(a) || kana(b)) {
        return None;
    }
    let mut least: Option<f32> = None;
    if run.as_slice().len() != other.as_slice().len() || run.as_slice().is_empty() {
        return None;
    }
    for mine_last in starts(a) {
        for theirs_last in starts(b) {
            let Some(cost) = agreement((s, run, mine_last), (t, other, theirs_last)) else {
                continue;
            };
            let cost = if mine_last == theirs_last {
                cost
            } else {
                cost + weights::SURNAME_LAST
            };
            least = Some(least.map_or(cost, |least| least.min(cost)));
        }
    }
    let roads = (f32::from(a.cost) + f32::from(b.cost)) / 100.0;
    let short = if run.as_slice().len() == 2 {
        weights::TWO_SYLLABLES
    } else {
        1.0
    };
    let loose = (s != t || a.cost.max(b.cost) >= weights::LOOSE_FORM) && !kana(a) && !kana(b);
    let chance = if run.as_slice().len() == 2 && loose {
        weights::TWO_LOOSE_SYLLABLES
    } else {
        0.0
    };
    least.map(|least| short * weights::SYLLABLES * (least + roads) + chance)
}

/// The syllables with the surname in front, and whether it stood last.
pub(crate) fn orders(form: Form, run: &Run) -> impl Iterator<Item = (Run, bool)> {
    starts(form).map(|last| (if last { run.last_first(1) } else { *run }, last))
}

/// Whether the surname stands last, for each place that it can stand in.
fn starts(form: Form) -> impl Iterator<Item = bool> {
    let places = [(FORM_SURNAME_FIRST, false), (FORM_SURNAME_LAST, true)];
    places
        .into_iter()
        .filter(move |(flag, _)| form.flags & flag != 0)
        .map(|(_, last)| last)
}

fn agreement(
    (s, run, run_last): (Space, &Run, bool),
    (t, other, other_last): (Space, &Run, bool),
) -> Option<f32> {
    let (mine, theirs) = (run.in_order(run_last), other.in_order(other_last));
    match (s, t) {
        (s, t) if s == t => agree_in_order(mine.zip(theirs)),
        (Space::Korean, _) => sino::agree_in_order(mine.zip(theirs)),
        _ => sino::agree_in_order(theirs.zip(mine)),
    }
}
