//! Names of an identity: typed parts in order, and spelling variants part by part.
//!
//! SECO gives variants to a part (`Lukashenka`, in Russian `Lukashenko`), not to the name. The variants of one language and
//! script together make one more version of the whole name. A Latin variant stands in for its part and the other parts
//! stay; in another script a name with parts missing is only a piece of a name, so it is kept as weak.

use exonym_model::{NamePart, PartKind, Quality};

use crate::xml::Element;
use crate::{NameRole, Party, squash};

/// Most versions of a name made from several variants of several parts in one language and script.
const MAX_VERSIONS: usize = 24;

/// A part with its variants: (language and script, text).
struct Part {
    kind: PartKind,
    value: Option<String>,
    variants: Vec<(Culture, String)>,
}

/// Language (ISO 639-2) and script (ISO 15924) as published.
type Culture = (Option<String>, Option<String>);

/// Adds one `<name>` with its versions.
pub(super) fn read(party: &mut Party, name: &Element, main_identity: bool) {
    let role = match name.attr("name-type") {
        Some("formerly-known-as") => NameRole::Former,
        Some("primary-name") if main_identity => NameRole::Primary,
        _ => NameRole::Alias,
    };
    let quality = match name.attr("quality") {
        Some("good") => Quality::Strong,
        Some("low") => Quality::Weak,
        _ => Quality::Unstated,
    };
    let parts = parts_of(name);
    let values: Vec<NamePart> = parts
        .iter()
        .filter_map(|part| {
            Some(NamePart {
                kind: part.kind,
                text: part.value.clone()?,
            })
        })
        .collect();
    add(party, role, quality, values, None);
    let mut cultures: Vec<&Culture> = Vec::new();
    for (culture, _) in parts.iter().flat_map(|part| &part.variants) {
        if !cultures.contains(&culture) {
            cultures.push(culture);
        }
    }
    for culture in cultures {
        let tag = tag(culture);
        let latin = culture
            .1
            .as_deref()
            .is_none_or(|script| script.eq_ignore_ascii_case("LATN"));
        let (versions, whole) = versions(&parts, culture, latin);
        for version in versions {
            let quality = if whole { quality } else { Quality::Weak };
            add(party, role, quality, version, tag.as_deref());
        }
    }
}

fn parts_of(name: &Element) -> Vec<Part> {
    let mut parts: Vec<(u32, Part)> = name
        .all("name-part")
        .map(|element| {
            let order = element
                .attr("order")
                .and_then(|order| order.parse().ok())
                .unwrap_or(u32::MAX);
            let variants = element.all("spelling-variant").filter_map(|variant| {
                let culture = (
                    variant.attr("lang").map(str::to_owned),
                    variant.attr("script").map(str::to_owned),
                );
                Some((culture, squash(variant.value()?)))
            });
            let part = Part {
                kind: kind_of(element.attr("name-part-type")),
                value: element.text_of("value").map(squash),
                variants: variants.collect(),
            };
            (order, part)
        })
        .collect();
    parts.sort_by_key(|(order, _)| *order);
    parts.into_iter().map(|(_, part)| part).collect()
}

/// A tribal name does the work of a family name; `other` says nothing of its kind.
fn kind_of(kind: Option<&str>) -> PartKind {
    match kind {
        Some("family-name" | "tribal-name") => PartKind::Family,
        Some("given-name") => PartKind::Given,
        Some("further-given-name") => PartKind::Middle,
        Some("father-name") => PartKind::Patronymic,
        Some("grand-father-name") => PartKind::Grandfather,
        Some("maiden-name") => PartKind::Maiden,
        Some("title") => PartKind::Title,
        Some("suffix") => PartKind::Suffix,
        Some("whole-name") => PartKind::Whole,
        _ => PartKind::Ordered,
    }
}

/// The versions of the name in a culture, and whether they have all the parts that make up the name.
fn versions(parts: &[Part], culture: &Culture, latin: bool) -> (Vec<Vec<NamePart>>, bool) {
    let mut versions: Vec<Vec<NamePart>> = vec![Vec::new()];
    let mut whole = true;
    for part in parts {
        let mut texts: Vec<&String> = part
            .variants
            .iter()
            .filter(|(of, _)| of == culture)
            .map(|(_, text)| text)
            .collect();
        if texts.is_empty() {
            match &part.value {
                Some(value) if latin && part.kind != PartKind::Title => texts.push(value),
                _ => {
                    whole &= matches!(part.kind, PartKind::Title | PartKind::Maiden | PartKind::Suffix);
                    continue;
                }
            }
        }
        let grown = versions.iter().flat_map(|version| {
            texts.iter().map(|text| {
                let mut version = version.clone();
                version.push(NamePart {
                    kind: part.kind,
                    text: (*text).clone(),
                });
                version
            })
        });
        versions = grown.take(MAX_VERSIONS).collect();
    }
    (versions, whole)
}

fn add(party: &mut Party, role: NameRole, quality: Quality, parts: Vec<NamePart>, lang: Option<&str>) {
    let join = |skip: &[PartKind]| {
        let kept = parts.iter().filter(|part| !skip.contains(&part.kind));
        kept.map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let has = |kind: PartKind| parts.iter().any(|part| part.kind == kind);
    let (maiden, family) = (has(PartKind::Maiden), has(PartKind::Family));
    let (text, before) = (
        join(&[PartKind::Title, PartKind::Maiden]),
        join(&[PartKind::Title, PartKind::Family]),
    );
    // A name of one part is whole as it stands; parts are worth keeping where they divide it.
    let alone = parts.len() == 1;
    if !maiden || family {
        party.name(role, quality, &text, if alone { Vec::new() } else { parts }, lang);
    }
    if maiden {
        // A maiden name alone (`Putina`) is a piece of a name, whatever its quality.
        let quality = if alone && !before.contains(' ') {
            Quality::Weak
        } else {
            quality
        };
        party.name(NameRole::Former, quality, &before, Vec::new(), lang);
    }
}

/// BCP 47 tag: two-letter language where there is one, script in title case.
fn tag(culture: &Culture) -> Option<String> {
    const SHORT: &[(&str, &str)] = &[
        ("ara", "ar"),
        ("bel", "be"),
        ("chi", "zh"),
        ("deu", "de"),
        ("eng", "en"),
        ("fas", "fa"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("ger", "de"),
        ("heb", "he"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("mya", "my"),
        ("per", "fa"),
        ("pus", "ps"),
        ("rus", "ru"),
        ("spa", "es"),
        ("srp", "sr"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("zho", "zh"),
    ];
    let plain = |text: &str| text.len() <= 8 && text.chars().all(|c| c.is_ascii_alphanumeric());
    let lang = culture
        .0
        .as_deref()
        .map(str::to_ascii_lowercase)
        .filter(|lang| plain(lang));
    let lang = lang.map(|lang| {
        SHORT
            .iter()
            .find(|(long, _)| *long == lang)
            .map_or(lang, |(_, short)| (*short).to_owned())
    });
    let script = culture.1.as_deref().filter(|script| plain(script)).map(|script| {
        let lower = script.to_ascii_lowercase();
        let mut letters = lower.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
            .unwrap_or_default()
    });
    match (lang, script) {
        (Some(lang), Some(script)) => Some(format!("{lang}-{script}")),
        (Some(lang), None) => Some(lang),
        (None, Some(script)) => Some(format!("und-{script}")),
        (None, None) => None,
    }
}
