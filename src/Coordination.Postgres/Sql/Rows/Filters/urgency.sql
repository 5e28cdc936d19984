AND urgency = @urgency
