//! Ties over short articles, through the whole reader.

use super::*;
use crate::read::{Options, read};

fn ties(persons: bool, articles: &[&str]) -> TiesReport {
    let mut ties = Ties::new(persons);
    for (number, text) in articles.iter().enumerate() {
        let options = Options {
            date: "2019-03-05".parse().ok(),
            ..Options::default()
        };
        ties.add(&format!("{number}.txt"), &read(text.as_bytes(), None, &options).expect("text"));
    }
    ties.finish()
}

#[test]
fn events_of_a_pair_stand_in_order_and_are_scored() {
    let report = ties(false, &["Iran attacked Israel on March 4.", "Israel met Iran on March 1."]);
    assert_eq!((report.articles, report.ties.len()), (2, 1));
    let tie = &report.ties[0];
    assert_eq!((tie.a.name.as_str(), tie.b.name.as_str()), ("Israel", "Iran"));
    let told: Vec<(&str, &str)> = tie.points.iter().map(|point| (point.date.as_str(), point.kind.as_str())).collect();
    assert_eq!(told, [("2019-03-01", "CONSULT"), ("2019-03-04", "ASSAULT")]);
    assert_eq!(tie.score, Some((2.5 - 9.0) / 2.0));
    assert_eq!((tie.cooperation, tie.conflict), (2.5, -9.0));
    assert_eq!((tie.months.len(), tie.months[0].events), (1, 2));
    assert_eq!(tie.points[0].sources[0].text, "Israel met Iran on March 1.");
}

#[test]
fn one_event_in_two_articles_is_one_point() {
    let report = ties(false, &["Iran attacked Israel on March 4.", "On March 4 Iran attacked Israel."]);
    assert_eq!(report.ties[0].points.len(), 1);
    assert_eq!(report.ties[0].points[0].sources.len(), 2);
}

#[test]
fn what_is_not_told_as_a_fact_is_not_scored() {
    let report = ties(false, &["Iran did not attack Israel.", "Iran allegedly attacked Israel."]);
    assert_eq!(report.ties[0].score, None);
    assert_eq!(report.ties[0].modalities["negated"] + report.ties[0].modalities["alleged"], 2);
}

#[test]
fn persons_only_when_asked_for() {
    let article = ["Pop singer Mary Miller praised France. Mary Miller met John Baker."];
    assert!(ties(false, &article).ties.is_empty());
    assert!(ties(false, &article).persons_left_out > 0);
    assert!(!ties(true, &article).ties.is_empty());
}

#[test]
fn an_office_stands_for_its_state() {
    let report = ties(false, &["Russian President Vladimir Putin met Chinese President Xi Jinping."]);
    assert_eq!(report.ties.len(), 1, "{report:?}");
    let names = [report.ties[0].a.name.as_str(), report.ties[0].b.name.as_str()];
    assert!(names.contains(&"Russia") && names.contains(&"China"), "{names:?}");
}
