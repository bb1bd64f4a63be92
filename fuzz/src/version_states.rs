//! The parties of a kept version with what they state, as `states.sqlite` holds them.

use exonym_store::StatesTable;

/// Takes the bytes for a table, and looks up whatever it tells of and what it does not.
pub fn table(bytes: &[u8]) {
    let Some(table) = StatesTable::of(bytes.to_vec()) else {
        return;
    };
    // Bytes that no program wrote may hold ids in any order, so what is found is anybody's guess; it must only end.
    for (id, _) in table.rows() {
        table.find(id);
    }
    table.find("");
}
