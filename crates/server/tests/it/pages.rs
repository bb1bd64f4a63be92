//! Pages: what they may do, and that every file they name is there.

use crate::http::shared;

const PAGES: &[&str] = &[
    "/",
    "/ui/screen",
    "/ui/read",
    "/ui/lists",
    "/docs",
    "/ui/entity/us_ofac_sdn:20157",
];

#[test]
fn pages_have_a_strict_policy_and_name_only_files_that_are_there() {
    for path in PAGES {
        let answer = shared().get(path);
        assert_eq!(answer.status, 200, "{path}");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        let html = answer.text();
        assert!(!html.contains("{{"), "{path}");
        for part in html.split("/ui/static/").skip(1) {
            let name = part.split('"').next().unwrap();
            assert_eq!(shared().get(&format!("/ui/static/{name}")).status, 200, "{name}");
        }
        assert!(
            !html.contains("<script>") && !html.contains(" style=") && !html.contains("onclick"),
            "{path}: nothing inline"
        );
    }
}

#[test]
fn files_are_asked_for_again_without_being_sent_again() {
    let first = shared().get("/ui/static/app.css");
    let tag = first.header("etag").unwrap();
    let again = shared().send("GET", "/ui/static/app.css", &[("if-none-match", tag)], b"");
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(shared().get("/ui/static/nothing.js").status, 404);
    assert_eq!(
        shared().get("/favicon.ico").header("content-type"),
        Some("image/svg+xml")
    );
}

#[test]
fn an_id_in_the_address_is_not_part_of_the_page() {
    let html = shared()
        .get("/ui/entity/%3Cscript%3Ealert(1)%3C/script%3E")
        .text();
    assert!(!html.contains("alert(1)"));
}

#[test]
fn the_beginning_of_all_pages_leads_to_the_first() {
    for path in ["/ui", "/ui/"] {
        let answer = shared().get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (308, Some("/")),
            "{path}"
        );
    }
}
