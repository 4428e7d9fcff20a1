"""The commands of ``feeddump``, a module for each verb, and what several of them need."""
