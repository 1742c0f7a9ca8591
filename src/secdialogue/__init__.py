"""Reporting on security dialogues in, one cited record out."""
