//! List versions kept, content-addressed; snapshots; guards; diffs.
