//! The health check that containers run: plain and over TLS, well and not.

use std::time::Duration;

use exonym_server::Config;
use exonym_server::health::{Asked, HealthError, check};

use crate::http::Server;
use crate::tls::{certificate, named};

const PATIENCE: Duration = Duration::from_secs(5);

fn settings(server: &Server) -> Config {
    Config {
        listen: server.address,
        ..server.app.config.clone()
    }
}

#[test]
fn alive_before_it_is_ready() {
    let server = Server::start(|_| {}, false);
    let config = settings(&server);
    check(&config, Asked::Alive, PATIENCE).unwrap();
    let unwell = check(&config, Asked::Ready, PATIENCE).unwrap_err();
    assert!(
        matches!(&unwell, HealthError::Unwell { status, .. } if status.contains("503")),
        "{unwell}"
    );
    server.app.reload().unwrap();
    check(&config, Asked::Ready, PATIENCE).unwrap();
}

#[test]
fn over_tls_it_trusts_the_certificate_of_the_settings_alone() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let server = Server::start(|config| named(config, folder.path()), false);
    check(&settings(&server), Asked::Alive, PATIENCE).unwrap();
    // Another certificate in the file than the server presents.
    certificate(folder.path());
    let other = check(&settings(&server), Asked::Alive, PATIENCE).unwrap_err();
    assert!(other.to_string().contains("another certificate"), "{other}");
    // Plain HTTP to a port that speaks TLS is no answer.
    let plain = Config {
        tls_cert: None,
        ..settings(&server)
    };
    assert!(check(&plain, Asked::Alive, PATIENCE).is_err());
    std::fs::write(folder.path().join("cert.pem"), "nothing").unwrap();
    assert!(matches!(
        check(&settings(&server), Asked::Alive, PATIENCE),
        Err(HealthError::Certificate { .. })
    ));
}

#[test]
fn nobody_there_and_nobody_who_answers() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let config = Config {
        listen: silent.local_addr().unwrap(),
        ..Config::default()
    };
    let short = Duration::from_millis(200);
    assert!(matches!(
        check(&config, Asked::Alive, short),
        Err(HealthError::Away { .. })
    ));
    drop(silent);
    assert!(matches!(
        check(&config, Asked::Alive, short),
        Err(HealthError::Away { .. })
    ));
}
