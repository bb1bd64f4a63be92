//! Customer files.

use std::fs;

use crate::run::{exonym, killed};

const CUSTOMERS: &str = "customer_id,full_name,dob,nationality\n\
    c1,Kim CHen Yn,1984-01-08,North Korea\n\
    c2,Nobody Atall,,\n\
    c3,Sergei Shoigu,someday,\n\
    c4,,,\n\
    c5,\"=HYPERLINK(\"\"x\"\")\",,\n";

#[test]
fn every_row_is_answered_in_order_and_bad_rows_say_why() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("customers.csv");
    fs::write(&file, CUSTOMERS).unwrap();
    let ran = exonym(dir.path(), &["screen", "--file", file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows: Vec<&str> = ran.out.lines().skip(1).collect();
    assert!(
        rows[0].starts_with("1,c1,hit,Kim CHen Yn,us_ofac_sdn:20157"),
        "{}",
        ran.out
    );
    assert!(
        rows.iter()
            .any(|row| row.starts_with("3,c3,error") && row.contains("someday")),
        "{}",
        ran.out
    );
    assert!(
        rows.iter().any(|row| row.starts_with("4,c4,error")),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("5 rows") && ran.err.contains("1 rows with"),
        "{}",
        ran.err
    );
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("many.csv");
    let names = [
        "Kim CHen Yn",
        "Nobody Atall",
        "Sergei Shoigu",
        "Wladimir Putin",
        "Maria Gomez",
    ];
    let mut text = "name\n".to_owned();
    for row in 0..10_000 {
        text.push_str(&format!(
            "{} {}\n",
            names[row % names.len()],
            if row % 7 == 0 { "X." } else { "" }
        ));
    }
    fs::write(&file, text).unwrap();
    let whole = dir.path().join("whole.csv");
    let parts = dir.path().join("parts.csv");
    let args = |out: &std::path::Path| {
        [
            "screen",
            "--file",
            file.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ]
        .map(str::to_owned)
    };
    let run = |out: &std::path::Path| {
        let args = args(out);
        exonym(dir.path(), &args.each_ref().map(String::as_str))
    };
    assert_eq!(run(&whole).code, 0);
    let stopped = args(&parts);
    let stopped = stopped.each_ref().map(String::as_str);
    let killed = killed(dir.path(), &stopped, &[120, 250, 60, 300, 180], || false);
    if !parts.exists() || dir.path().join("parts.csv.progress").exists() {
        let last = run(&parts);
        assert_eq!(last.code, 0, "{}", last.err);
    }
    assert!(killed > 0, "the run was over before it could be killed");
    assert_eq!(fs::read(&whole).unwrap(), fs::read(&parts).unwrap());
    let again = run(&parts);
    assert_eq!(
        again.code, 2,
        "an output that is there is not written over: {}",
        again.err
    );
}
