"""Given names, by which *Rincón, Elvira, …* is told from *Rincón, Memorias, …*: common ones of Spanish and English."""

from __future__ import annotations

GIVEN_NAMES = frozenset({
    "Adela", "Adriana", "Agustín", "Alberto", "Alejandra", "Alejandro", "Alfonso", "Alfredo", "Alicia", "Álvaro",
    "Amalia", "Amparo", "Ana", "Andrea", "Andrei", "Andrés", "Andrew", "Ángel", "Ángela", "Anne", "Antonia",
    "Antonio", "Armando", "Arturo", "Augusto", "Aurora", "Beatriz", "Benito", "Benjamin", "Bernardo", "Blanca",
    "Bradley", "Bruce", "Camila", "Camilo", "Carlos", "Carmen", "Carolina", "Cecilia", "César", "Charles",
    "Christopher", "Clara", "Claudia", "Claudio", "Concepción", "Consuelo", "Cristina", "Cristóbal", "Daniel",
    "Daniela", "David", "Diana", "Diego", "Dolores", "Domingo", "Don", "Edgar", "Edmundo", "Eduardo", "Elena",
    "Elisa", "Elvira", "Emilia", "Emilio", "Emma", "Enrique", "Ernesto", "Esteban", "Esther", "Eugenia", "Eugenio",
    "Eva", "Federico", "Felipe", "Félix", "Fermín", "Fernanda", "Fernando", "Fidel", "Florencia", "Francisca",
    "Francisco", "Gabriel", "Gabriela", "Gerardo", "Germán", "Gilberto", "Gloria", "Gonzalo", "Graciela", "Gregorio",
    "Guadalupe", "Guillermo", "Gustavo", "Hal", "Hans", "Héctor", "Hernán", "Hilda", "Horacio", "Hugo", "Humberto",
    "Ignacio", "Inés", "Irene", "Isabel", "Ismael", "Iván", "Jacinto", "Jaime", "James", "Jane", "Javier", "Jean",
    "Jesús", "Joaquín", "John", "Jorge", "José", "Josefa", "Josefina", "Joseph", "Juan", "Juana", "Julia", "Julián",
    "Julieta", "Julio", "Laura", "Leonardo", "Leonor", "Leopoldo", "Leticia", "Lorenzo", "Lucas", "Lucía", "Luis",
    "Luisa", "Luz", "Magdalena", "Manuel", "Manuela", "Marcela", "Marcelo", "Marco", "Marcos", "Margarita", "María",
    "Mariana", "Mariano", "Marina", "Mario", "Mark", "Marta", "Martha", "Martín", "Mary", "Mateo", "Matilde",
    "Mauricio", "Mercedes", "Michael", "Miguel", "Mirta", "Moe", "Mónica", "Natalia", "Nicolás", "Nora", "Norberto",
    "Norma", "Octavio", "Odd", "Olga", "Omar", "Óscar", "Pablo", "Patricia", "Patricio", "Paul", "Paula", "Pedro",
    "Peter", "Pilar", "Rafael", "Ramiro", "Ramón", "Raquel", "Raúl", "Rebeca", "Regina", "Ricardo", "Richard",
    "Robert", "Roberto", "Rodolfo", "Rodrigo", "Rogelio", "Rolando", "Román", "Rosa", "Rosalía", "Rosario", "Rubén",
    "Ruth", "Salvador", "Samuel", "Sandra", "Santiago", "Sara", "Saúl", "Sebastián", "Sergio", "Sheila", "Silvia",
    "Simón", "Sofía", "Soledad", "Sonia", "Stephen", "Steven", "Susana", "Tanya", "Teodoro", "Teresa", "Thomas",
    "Tomás", "Úrsula", "Valentina", "Vicente", "Víctor", "Victoria", "Vijay", "Virginia", "Viviana", "Walter",
    "William", "Ximena", "Yolanda",
})  # fmt: skip
