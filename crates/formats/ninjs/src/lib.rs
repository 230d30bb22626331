//! Carriers and writers: ninjs, and JSON-LD as schema.org has it.
