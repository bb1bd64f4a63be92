//! Downloads lists over HTTPS: conditional, retried, bounded. The only crate that opens a connection.
