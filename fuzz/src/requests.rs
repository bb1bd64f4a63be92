//! What clients send to the server: bodies, forms, parameters, searches.

use exonym_server::matching::{exonym, request};
use exonym_server::params::Params;
use exonym_server::reconcile::query;
use exonym_server::screening::ask::ScreenAsk;
use exonym_server::search::syntax;

/// Most queries of a batch.
const MOST: usize = 20;

/// Reads the bytes as each of them.
pub fn read(data: &[u8]) {
    if let Ok(batch) = request::parse(data, MOST) {
        for example in batch.examples.values() {
            let _ = exonym::query_of(&example.entity);
        }
    }
    if let Ok(ask) = ScreenAsk::of_body(data) {
        let _ = (ask.which(), ask.options(MOST));
        for one in &ask.queries {
            let _ = one.query();
        }
    }
    let _ = exonym_eval::pairs::read("body", data);
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = query::parse(text, MOST, MOST);
    let _ = syntax::parse(text).map(syntax::made_near);
    let _ = syntax::simple(text);
    let mut params = Params::of(text);
    let _ = (params.since(), params.count("limit", 1, MOST), params.number("threshold", 0.7), params.flag("sync", false));
    let _ = ScreenAsk::of_params(&mut params, MOST);
}
