//! Frames, roles, days and modality on sentences, through the whole reader.

use crate::read::{Options, read};
use crate::reading::Reading;

/// Events as `TYPE actors > recipients modality day`.
fn events(text: &str) -> Vec<String> {
    let options = Options {
        date: "2017-07-18".parse().ok(),
        ..Options::default()
    };
    let reading = read(text.as_bytes(), None, &options).expect("text");
    reading
        .events
        .iter()
        .map(|event| shown(&reading, event))
        .collect()
}

fn shown(reading: &Reading, event: &crate::reading::Event) -> String {
    let names = |ids: &[String]| -> String {
        let name = |id: &String| {
            reading
                .entities
                .iter()
                .find(|entity| entity.id == *id)
                .map(|entity| entity.name.clone())
        };
        let names: Vec<String> = ids.iter().filter_map(name).collect();
        names.join("+")
    };
    let parts = [
        event.kind.clone(),
        names(&event.actors),
        ">".to_owned(),
        names(&event.recipients),
        format!("{:?}", event.modality).to_lowercase(),
        event.date.clone().unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(events(text), expected, "{text}");
}

#[test]
fn who_does_it_to_whom() {
    check(
        "Iran attacked Israel on Monday.",
        &["ASSAULT Iran > Israel asserted 2017-07-17"],
    );
    check(
        "Israel was attacked by Iran.",
        &["ASSAULT Iran > Israel asserted"],
    );
    check("France gave Chad food aid.", &["AID France > Chad asserted"]);
    check("France gave food aid to Chad.", &["AID France > Chad asserted"]);
    check(
        "Chad received weapons from France.",
        &["AID France > Chad asserted"],
    );
    check(
        "Iran and Iraq signed a treaty.",
        &["SUPPORT Iran+Iraq > asserted"],
    );
    check(
        "Iran rejected the offer by Japan.",
        &["REJECT Iran > Japan asserted"],
    );
    check(
        "Iran met Iraq and praised Syria.",
        &["CONSULT Iran > Iraq asserted", "SUPPORT Iran > Syria asserted"],
    );
    check(
        "After visiting Chad, France praised Mali.",
        &["CONSULT France > Chad asserted", "SUPPORT France > Mali asserted"],
    );
}

#[test]
fn pronouns_and_names_in_marks() {
    check(
        "Russian President Vladimir Putin promised his support for Chad.",
        &["AGREE Vladimir Putin > Chad asserted"],
    );
    check(
        "Putin admitted that France had met Mali, after visiting Chad and praising Togo.",
        &[
            "CONSULT France > Mali asserted",
            "CONSULT Putin > Chad asserted",
            "SUPPORT Putin > Togo asserted",
        ],
    );
}

#[test]
fn what_is_governed_is_no_event_of_its_own() {
    check(
        "Iran threatened to attack Israel.",
        &["THREATEN Iran > Israel asserted"],
    );
    check("Iran agreed to meet Iraq.", &["AGREE Iran > Iraq asserted"]);
    check(
        "Iran refused to release the prisoners.",
        &["REJECT Iran > asserted"],
    );
    check(
        "Japan demanded that Iran release the hostages.",
        &["REQUEST Japan > Iran asserted"],
    );
}

#[test]
fn told_as_a_fact_or_not() {
    check("No French troops were injured.", &["ASSAULT > France negated"]);
    check(
        "They did not persuade France to sanction Iran.",
        &["SANCTION > Iran negated"],
    );
    check("Russia did not attack Chad.", &["ASSAULT Russia > Chad negated"]);
    check(
        "Turkey may visit Syria.",
        &["CONSULT Turkey > Syria hypothetical"],
    );
    check("France will visit Chad.", &["CONSULT France > Chad planned"]);
    check(
        "Iran allegedly attacked Israel.",
        &["ASSAULT Iran > Israel alleged"],
    );
    check(
        "In 1948 Iran attacked Iraq.",
        &["ASSAULT Iran > Iraq historical 1948"],
    );
    let told = events("Iran accused Israel of attacking Chad.");
    assert_eq!(
        told,
        ["ACCUSE Iran > Israel asserted", "ASSAULT Israel > Chad alleged"]
    );
}

#[test]
fn what_is_announced_is_promised_or_threatened() {
    check(
        "France will send food aid to Chad.",
        &["AGREE France > Chad planned"],
    );
    check("Iran will attack Israel.", &["THREATEN Iran > Israel planned"]);
    check("Iran will not meet Israel.", &["REJECT Iran > Israel planned"]);
}

#[test]
fn a_denied_claim_is_no_fact() {
    let told = events(
        "The White House said that North Korea was providing artillery shells to Russia. Moscow has dismissed the claims.",
    );
    assert_eq!(told, ["AID North Korea > Russia denied"]);
}

#[test]
fn who_tells_of_it_stands_beside_it() {
    let text = "North Korea met Russia on September 13, China said on September 17.";
    let options = Options::default();
    let reading = read(text.as_bytes(), None, &options).expect("text");
    let event = reading.events.first().expect("an event");
    assert_eq!(event.date.as_deref(), Some("XXXX-09-13"));
    assert_eq!(event.reported_on.as_deref(), Some("XXXX-09-17"));
    assert_eq!(event.attributed_to.len(), 1);
    assert!(event.statement.is_some());
}

#[test]
fn nouns_and_other_senses_are_none() {
    check("The talks were long. Artillery shells fell near Chad.", &[]);
    check("Demand met supply in France.", &[]);
    check("The attack was over.", &[]);
}

#[test]
fn hostile_input_has_its_bounds() {
    let long = "Iran attacked and met and ".repeat(4000);
    let _ = events(&long);
    let _ = events("attack to by of “” , , , will not must must");
}
