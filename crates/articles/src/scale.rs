//! How friendly or hostile an event is: a number for each PLOVER type, from −10 to 10.
//!
//! The numbers are the intensities of the PLOVER codebook (<https://github.com/openeventdata/PLOVER>, CC BY-SA 4.0), which follow Goldstein's scale of 1992
//! for earlier codings. In the codebook's table ACCUSE stands as "3"; its modes are −2 and −3.5, so −3 is meant.

/// Material help.
const AID: f32 = 10.0;
/// Doing things together.
const COOPERATE: f32 = 9.5;
/// Words and acts of approval.
const SUPPORT: f32 = 5.0;
/// Talking.
const CONSULT: f32 = 2.5;
/// Going there to talk costs more than talking.
const VISIT: f32 = 4.0;
/// Being willing.
const AGREE: f32 = 2.5;
/// Wanting something from someone is neither.
const REQUEST: f32 = 0.0;
/// Not being willing.
const REJECT: f32 = -2.0;
/// Words of disapproval.
const ACCUSE: f32 = -3.0;
/// Inquiring into what someone did is the mildest of these, alleging a wrong the strongest.
const INVESTIGATE: f32 = -2.0;
const ALLEGE: f32 = -3.5;
/// Announcing harm.
const THREATEN: f32 = -3.5;
/// Protest in the street.
const PROTEST: f32 = -5.0;
/// Showing arms.
const MOBILIZE: f32 = -5.5;
/// Taking away what was given.
const SANCTION: f32 = -6.0;
/// Force without killing.
const COERCE: f32 = -7.0;
/// Violence.
const ASSAULT: f32 = -9.0;

/// The number of a type; 0 for one that is not PLOVER's.
pub fn intensity(kind: &str, mode: Option<&str>) -> f32 {
    match (kind, mode) {
        ("AID", _) => AID,
        ("COOPERATE", _) => COOPERATE,
        ("SUPPORT", _) => SUPPORT,
        ("CONSULT", Some("visit")) => VISIT,
        ("CONSULT", _) => CONSULT,
        ("AGREE", _) => AGREE,
        ("REQUEST", _) => REQUEST,
        ("REJECT", _) => REJECT,
        ("ACCUSE", Some("investigate")) => INVESTIGATE,
        ("ACCUSE", Some("allege")) => ALLEGE,
        ("ACCUSE", _) => ACCUSE,
        ("THREATEN", _) => THREATEN,
        ("PROTEST", _) => PROTEST,
        ("MOBILIZE", _) => MOBILIZE,
        ("SANCTION", _) => SANCTION,
        ("COERCE", _) => COERCE,
        ("ASSAULT", _) => ASSAULT,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_the_scale() {
        let order = [
            "AID",
            "COOPERATE",
            "SUPPORT",
            "CONSULT",
            "REQUEST",
            "REJECT",
            "ACCUSE",
            "THREATEN",
            "PROTEST",
            "MOBILIZE",
            "SANCTION",
            "COERCE",
            "ASSAULT",
        ];
        for pair in order.windows(2) {
            assert!(intensity(pair[0], None) > intensity(pair[1], None), "{pair:?}");
        }
        assert!(intensity("CONSULT", Some("visit")) > intensity("CONSULT", None));
    }
}
