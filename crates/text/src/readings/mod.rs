//! What a token can sound like: its readings in plain Latin letters, each with the road it came by and a cost.
//!
//! One file a script or family. A reading is not *the* transliteration: it is one custom among those that passports, lists
//! and the press use, and two tokens are alike when any pair of their readings is. The cost says how far the reading strays from what the
//! token plainly says: 0 for the writing itself and for standards, up to 0.3 for habits that lose much.

mod arabic;
mod caucasian;
mod cyrillic;
mod general;
mod greek;
mod han;
mod hangul;
mod hebrew;
mod indic;
mod kana;
mod latin;

pub(crate) use hangul::jamo;
pub(crate) use kana::letters as kana_letters;
pub use latin::somali;

use crate::road::Road;
use crate::script::Script;

/// One way to read a token.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The reading, `a-z` (and digits where the token has them).
    pub text: String,
    /// The custom it follows.
    pub road: Road,
    /// 0 for the plain reading, up to 0.3.
    pub cost: f32,
}

/// The most readings a token is given.
pub const MAX_READINGS: usize = 12;

/// The readings of a folded token, cheapest first, no text twice, at most [`MAX_READINGS`]. `language` is an ISO 639-1 code where
/// known: it puts that language's customs first and never removes others. Empty only where the token has no letter or digit.
pub fn readings(token: &str, script: Script, language: Option<&str>) -> Vec<Reading> {
    let mut out = Readings::default();
    match script {
        Script::Latin | Script::Common => latin::read(token, language, &mut out),
        Script::Cyrillic => cyrillic::read(token, language, &mut out),
        Script::Arabic => arabic::read(token, language, &mut out),
        Script::Hebrew => hebrew::read(token, &mut out),
        Script::Greek => greek::read(token, &mut out),
        Script::Armenian => caucasian::armenian(token, &mut out),
        Script::Georgian => caucasian::georgian(token, &mut out),
        Script::Hiragana | Script::Katakana => kana::read(token, &mut out),
        Script::Han => han::read(token, language, &mut out),
        Script::Hangul => hangul::read(token, &mut out),
        s if indic::covers(s) => indic::read(token, s, &mut out),
        _ => general::read(token, &mut out),
    }
    if let Some(repaired) = crate::homoglyph::repair(token) {
        let script = crate::script::main_script(&repaired);
        for reading in readings(&repaired, script, language).into_iter().take(3) {
            out.add(reading.text, Road::LookAlikes, reading.cost + 0.05);
        }
    }
    out.finish()
}

/// Gathers readings, keeping the cheapest of each text.
#[derive(Default)]
pub(crate) struct Readings(Vec<Reading>);

impl Readings {
    pub(crate) fn add(&mut self, text: String, road: Road, cost: f32) {
        if text.is_empty() {
            return;
        }
        let lossy = |road: Road| (road.is_unvowelled(), road.is_foreign());
        let same = |reading: &&mut Reading| reading.text == text && lossy(reading.road) == lossy(road);
        match self.0.iter_mut().find(same) {
            Some(same) if same.cost > cost => (same.road, same.cost) = (road, cost),
            Some(_) => {}
            None => self.0.push(Reading { text, road, cost }),
        }
    }

    fn finish(mut self) -> Vec<Reading> {
        self.0.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        self.0.truncate(MAX_READINGS);
        self.0
    }
}
