"""What was given: interventions, doses, courses, components."""
