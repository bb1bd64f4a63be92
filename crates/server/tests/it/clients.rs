//! Other people's clients against this server, where they are installed.

use std::path::Path;
use std::process::Command;

use crate::http::shared;

#[test]
fn the_official_python_client_is_served_unchanged() {
    let here = Command::new("python3")
        .args(["-c", "import yente_client"])
        .output();
    if !here.is_ok_and(|ran| ran.status.success()) {
        println!("skipped: the_official_python_client_is_served_unchanged: pip install yente-client==0.2.*");
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/official_client.py");
    let address = format!("http://{}", shared().address);
    let ran = Command::new("python3").arg(script).arg(address).output().unwrap();
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{told}");
}
