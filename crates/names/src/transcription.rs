//! Whether a name in a script of syllables is the transcription of another, as Japanese lists write every foreign name twice.
//!
//! `セルゲイ・チュチン` has lost what tells `Chuchin` from `Shoigu`'s neighbours in sound; where the list gives the original beside it, a
//! question in Latin letters is answered by the original and gains nothing from the transcription.

use exonym_text::road::Road;

use crate::layout::NameRef;
use crate::score::score;
use crate::scratch::Scratch;
use crate::weights;

/// True where `native` is written in Han characters, kana or Hangul, `original` in letters, and they meet as one name by the
/// sounds of a foreign one.
pub fn transcribes(native: NameRef<'_>, original: NameRef<'_>, scratch: &mut Scratch) -> bool {
    let least = if native.is_kana() {
        weights::TRANSCRIBES_IN_KANA
    } else {
        weights::TRANSCRIBES
    };
    if !native.is_native() || original.is_native() || score(native, original, scratch) < least {
        return false;
    }
    native.is_kana()
        || scratch
            .parts
            .iter()
            .any(|part| Road::of(part.roads.0).is_foreign())
}

/// Whether a name is written in Han characters, kana or Hangul throughout.
pub fn is_native(name: NameRef<'_>) -> bool {
    name.is_native()
}
