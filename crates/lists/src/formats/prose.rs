//! Numbers, dates and references that stand inside sentences.
//!
//! The UN, the EU and the UK describe documents in prose: `Libyan passport number 347834, issued on 10 Jan. 2012, expired
//! on 21 Feb. 2014`. What can be told apart by fixed words is read here; the sentence itself is always kept by the caller.

/// Words after which a document's number stands. The longer ones first: `no. ` is the end of `registration no. `.
const NUMBER_AFTER: &[&str] = &[
    "number:", "number ", "no.:", "no. ", "no.", "code:", "card ", "ssn ", "ssn:",
];

/// The number of a document described in prose; `None` where no number can be told from the words.
pub(crate) fn document_number(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let found = NUMBER_AFTER
        .iter()
        .filter_map(|words| lower.find(words).map(|at| at + words.len()))
        .max();
    let rest = text.get(found.unwrap_or(0)..)?.trim_start();
    let end = [
        ",", ";", " (", " issued", " expire", " dated", " under ", "\n", ". ",
    ]
    .iter()
    .filter_map(|stop| rest.find(stop))
    .min();
    let number = rest
        .get(..end.unwrap_or(rest.len()))?
        .trim()
        .trim_end_matches('.');
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    // Short letters may lead (`DE- 473900`, `L 191609`); a sentence may not.
    let worded = number
        .split_whitespace()
        .any(|word| word.len() > 4 && !word.bytes().any(|byte| byte.is_ascii_digit()));
    (digits >= 3 && number.len() <= 40 && !worded).then(|| number.to_owned())
}

/// A number without the words before it: `Congo service passport number SA0020249` is `SA0020249`, `Libya 428720` is
/// `428720`; short letters (`D 0001203`) belong to the number.
pub(crate) fn bare_number(text: &str) -> String {
    let wordy = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let numbered = word.bytes().any(|byte| byte.is_ascii_digit());
        !numbered && (letters > 3 || word.to_ascii_lowercase().trim_end_matches(['.', ':']) == "no")
    };
    let rest: Vec<&str> = text.split_whitespace().skip_while(|word| wordy(word)).collect();
    let rest = rest.join(" ");
    let numbered = rest.bytes().any(|byte| byte.is_ascii_digit());
    if numbered { rest } else { text.trim().to_owned() }
}

/// The text of a date that follows one of `words` (`issued on`, `expires on`), up to where the date ends.
pub(crate) fn date_after<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let at = words
        .iter()
        .find_map(|word| lower.find(word).map(|at| at + word.len()))?;
    let rest = text
        .get(at..)?
        .trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    let rest = rest.strip_prefix("on ").unwrap_or(rest);
    // At most three words: day, month, year.
    let (mut end, mut words) = (0, 0);
    for word in rest.split_inclusive(char::is_whitespace) {
        end += word.len();
        words += usize::from(!word.trim().is_empty());
        let year = word.trim_matches(|c: char| !c.is_ascii_digit());
        if words == 3 || year.len() == 4 || word.matches(['/', '.']).count() >= 2 {
            break;
        }
    }
    let date = rest.get(..end)?.trim_matches(|c: char| !c.is_alphanumeric());
    let dated = date.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
    (dated && date.bytes().any(|byte| byte.is_ascii_digit())).then_some(date)
}

/// The one IMO number in a text that is a company's and not a ship's: 7 digits below 7000000 after `IMO`. A text that names
/// several speaks of a fleet, and which number is whose cannot be told.
pub(crate) fn company_imo(text: &str) -> Option<&str> {
    let mut numbers = text.match_indices("IMO").filter_map(|(at, word)| {
        let rest = text.get(at + word.len()..)?;
        let start = rest
            .find(|c: char| c.is_ascii_digit())
            .filter(|start| *start <= 12)?;
        let digits = rest.get(start..)?;
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end).filter(|number| number.len() == 7)
    });
    let first = numbers.next()?;
    (first < "7" && numbers.all(|other| other == first)).then_some(first)
}

/// The country with which a description begins: `Iraq. Issued on …`, `Syrian Passport`, `Issued in Pakistan`.
pub(crate) fn country_of(text: &str) -> Option<&str> {
    let lead = ["Issued in ", "Issued by ", "issued in ", "issued by "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead));
    let text = lead.unwrap_or(text);
    let text = text.strip_prefix("the ").unwrap_or(text);
    let mut ends: Vec<usize> = text
        .match_indices([' ', '.', ',', '(', ';'])
        .map(|(at, _)| at)
        .take(7)
        .collect();
    ends.push(text.len());
    let starts = ends
        .into_iter()
        .rev()
        .filter_map(|end| text.get(..end))
        .map(|start| start.trim_end_matches(['.', ',', ' ']));
    starts
        .filter(|start| start.len() > 3 && start.len() < 60)
        .find(|start| crate::country_code(start).is_some())
}

/// The countries that a cell names: `Former USSR Currently Ukraine`, `Moldovan SSR (now Republic of Moldova)`, `Germany.
/// Russia`, `Iraq (previous address)`. The cell itself, where it is a country or no piece of it is one.
pub(crate) fn countries_of(text: &str) -> Vec<&str> {
    let known = |piece: &&str| crate::country_code(piece).is_some();
    let text = text.trim();
    if known(&text) {
        return vec![text];
    }
    let mut pieces = vec![text];
    for mark in [
        " Currently ",
        " currently ",
        " Now ",
        "(now ",
        " now ",
        "(former ",
        "(formerly ",
        "(",
        ". ",
        ", ",
        "; ",
        " and ",
        "/",
    ] {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    let trimmed = pieces.into_iter().map(|piece| {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let words = ["Former ", "former ", "Formerly ", "the ", "now "];
        let piece = words
            .iter()
            .fold(piece, |piece, word| piece.strip_prefix(word).unwrap_or(piece));
        // `Ukrainian SSR`: the republic is found by its demonym.
        piece
            .trim_end_matches(" SSR")
            .trim_end_matches(" Soviet Socialist Republic")
    });
    let mut found: Vec<&str> = trimmed.filter(known).collect();
    found.dedup();
    if found.is_empty() { vec![text] } else { found }
}

/// Words before a date of issue.
pub(crate) const ISSUED: &[&str] = &["issued on", "date of issue", "issue date", "issued"];
/// Words before a date of expiry.
pub(crate) const EXPIRES: &[&str] = &[
    "expires on",
    "expired on",
    "expires",
    "expired",
    "expiration date",
    "date of expiration",
    "expiry date",
    "expiry",
    "valid until",
];

/// UN references (`QDe.115`) in a text, each once, with the sentence they stand in.
pub(crate) fn un_references(text: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for (at, _) in text.match_indices('.') {
        let Some(start) = at.checked_sub(3) else { continue };
        let Some(reference) = text.get(start..at + 4) else {
            continue;
        };
        let bytes = reference.as_bytes();
        let shaped = bytes[..2].iter().all(u8::is_ascii_uppercase)
            && matches!(bytes[2], b'i' | b'e')
            && bytes[4..].iter().all(u8::is_ascii_digit);
        let alone = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let bounded = alone(text[..start].chars().next_back()) && alone(text[at + 4..].chars().next());
        if shaped && bounded && !found.iter().any(|(known, _)| *known == reference) {
            found.push((reference, sentence(text, start, at + 4)));
        }
    }
    found
}

/// The canonical form of a UN reference, which some lists write without leading zeros: `QDi.43` is `QDi.043`.
pub(crate) fn un_reference(text: &str) -> Option<String> {
    let (stem, number) = text.trim().trim_end_matches('.').split_once('.')?;
    let shaped =
        stem.len() == 3 && stem.is_ascii() && stem[..2].bytes().all(|byte| byte.is_ascii_uppercase());
    let number: u16 = Some(number).filter(|digits| digits.len() <= 3)?.parse().ok()?;
    (shaped && matches!(stem.as_bytes()[2], b'i' | b'e')).then(|| format!("{stem}.{number:03}"))
}

/// The sentence around a span: from the last full stop before it to the next one after it.
pub(crate) fn sentence(text: &str, start: usize, end: usize) -> &str {
    let stops = |piece: &str| -> Vec<usize> {
        let after = |at: usize| {
            piece
                .get(at + 1..)
                .and_then(|rest| rest.trim_start().chars().next())
        };
        piece
            .match_indices(". ")
            .map(|(at, _)| at)
            .filter(|at| after(*at).is_none_or(char::is_uppercase))
            .collect()
    };
    let from = stops(text.get(..end).unwrap_or_default())
        .into_iter()
        .rfind(|at| *at < start)
        .map_or(0, |at| at + 2);
    let tail = text.get(end..).unwrap_or_default();
    let to = stops(tail).first().map_or(text.len(), |at| end + at + 1);
    text.get(from..to).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(document_number(text).as_deref(), expected, "{text}")
        };
        check(
            "Libyan passport number 347834, issued under name X Y, expired\n on 21 Feb. 2014",
            Some("347834"),
        );
        check(
            "Tunisian passport number L 191609 issued on 28 Feb. 1996",
            Some("L 191609"),
        );
        check("04643632 issued on 18 Jun. 1999", Some("04643632"));
        check("Italian Fiscal Code: DAOMMD74T11Z352Z", Some("DAOMMD74T11Z352Z"));
        check("SSN 156-92-9858 (United States of America)", Some("156-92-9858"));
        check("national identity card DE- 473900", Some("DE- 473900"));
        check("issued for A B, born on 25 Sep. 1973 in X", None);
        check("officially cancelled as of 2013", None);
        check("", None);
        assert_eq!(
            bare_number("Congo service passport number SA0020249"),
            "SA0020249"
        );
        assert_eq!(bare_number("Libyan Passport No. 96/184442"), "96/184442");
        assert_eq!(bare_number("Libya 428720"), "428720");
        assert_eq!(bare_number("96 03 464086"), "96 03 464086");
        assert_eq!(bare_number("D 00001184"), "D 00001184");
        assert_eq!(bare_number("DIPLOMATIC PASSPORT D009889"), "D009889");
        assert_eq!(bare_number("unknown"), "unknown");
    }

    #[test]
    fn dates_after_words() {
        let text = "Iraq number. Issued on 2 September 2013. Expires 31 August 2021.";
        assert_eq!(date_after(text, ISSUED), Some("2 September 2013"));
        assert_eq!(date_after(text, EXPIRES), Some("31 August 2021"));
        assert_eq!(
            date_after("Issued 08/01/2012. Expires 07/06/2017", EXPIRES),
            Some("07/06/2017")
        );
        assert_eq!(date_after("issued in 1993, under name X", ISSUED), None);
        assert_eq!(date_after("issued in Bahri, Sudan", ISSUED), None);
        assert_eq!(date_after("issued", ISSUED), None);
    }

    #[test]
    fn countries_at_the_start() {
        assert_eq!(country_of("Iraq. Issued on 2 September 2013."), Some("Iraq"));
        assert_eq!(
            country_of("Central African Republic number"),
            Some("Central African Republic")
        );
        assert_eq!(
            country_of("Issued by the Democratic People's Republic of Korea"),
            Some("Democratic People's Republic of Korea")
        );
        assert_eq!(country_of("Ration card number"), None);
        assert_eq!(country_of("é"), None);
    }

    #[test]
    fn countries_in_a_cell() {
        assert_eq!(countries_of("Bosnia and Herzegovina"), ["Bosnia and Herzegovina"]);
        assert_eq!(countries_of("Former USSR Currently Ukraine"), ["USSR", "Ukraine"]);
        assert_eq!(countries_of("Germany. Russia"), ["Germany", "Russia"]);
        assert_eq!(countries_of("Iraq (previous address)"), ["Iraq"]);
        assert_eq!(countries_of("Georgia (former USSR)"), ["Georgia", "USSR"]);
        assert_eq!(countries_of("Uzbek SSR"), ["Uzbek"]);
        assert_eq!(countries_of("Atlantis"), ["Atlantis"]);
        assert_eq!(countries_of(""), [""]);
    }

    #[test]
    fn imo_numbers_of_companies() {
        assert_eq!(
            company_imo("Owner of the tanker X. IMO number: 5963351."),
            Some("5963351")
        );
        assert_eq!(company_imo("Company Number IMO 5434358."), Some("5434358"));
        assert_eq!(company_imo("the vessel Y (IMO Number 8606173)"), None);
        assert_eq!(company_imo("IMO 5434358 and IMO number: 5963351"), None);
        assert_eq!(company_imo("IMO é1234567"), Some("1234567"));
        assert_eq!(company_imo("IMO"), None);
    }

    #[test]
    fn references_with_their_sentence() {
        let text =
            "Born Apr. 1970. Leads a group (QDe.115) as of Apr. 2015. Brother of X (QDi.002). Again QDe.115.";
        assert_eq!(
            un_references(text),
            [
                ("QDe.115", "Leads a group (QDe.115) as of Apr. 2015."),
                ("QDi.002", "Brother of X (QDi.002).")
            ]
        );
        assert_eq!(un_references("AQDe.115 QDe.1155 é.123 Dé.115 ."), []);
        assert_eq!(un_reference("QDi.43").as_deref(), Some("QDi.043"));
        assert_eq!(un_reference(" KPe.020. ").as_deref(), Some("KPe.020"));
        assert_eq!(un_reference("éi.43"), None);
        assert_eq!(un_reference("RUS0001"), None);
    }

    proptest::proptest! {
        #[test]
        fn prose_never_panics(text in "(IMO |QDe\\.1|issued on |number |[(). é]|[0-9]{1,4}|[A-Za-zи]{1,5}){0,12}") {
            let _ = (document_number(&text), bare_number(&text), date_after(&text, ISSUED), company_imo(&text));
            let _ = (country_of(&text), countries_of(&text), un_references(&text), un_reference(&text));
        }
    }
}
